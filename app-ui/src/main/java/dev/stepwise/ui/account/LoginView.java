package dev.stepwise.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;

/** The login: a form that the browser posts, so that password managers understand it. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends EntryFrame implements BeforeEnterObserver, HasDynamicTitle {

    /** The field of the name, and in the session the name that was refused last. */
    static final String NAME = "username";

    /** In the address after a login that was refused: no such name and password. */
    static final String ERROR = "error";

    /** In the address after too many tries: minutes until the next one. */
    static final String WAIT = "wait";

    /** In the address after the setup. */
    static final String CREATED = "created";

    private final AuthenticationContext authentication;
    private final Paragraph message = new Paragraph();
    private final FormField username = new FormField(NAME, "text", getTranslation("account.username"), "username");
    private final FormField password =
            new FormField("password", "password", getTranslation("account.password"), "current-password");

    LoginView(AuthenticationContext authentication) {
        this.authentication = authentication;
        message.getElement().setAttribute("role", "alert");
        message.setVisible(false);
        var login = new NativeButton(getTranslation("account.login"));
        login.addClassNames("button", "primary");
        login.getElement().setAttribute("type", "submit");
        var form = new Form("/login");
        form.add(
                head(getTranslation("account.login.heading"), getTranslation("account.login.lead")),
                message,
                username,
                password,
                stay(),
                login);
        setForm(form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("");
            return;
        }
        var query = event.getLocation().getQueryParameters();
        var refused = VaadinSession.getCurrent().getSession().getAttribute(NAME);
        begin(Optional.ofNullable(refused)
                .map(Object::toString)
                .filter(_ -> !query.getParameters().isEmpty()));
        if (query.getParameters().containsKey(WAIT)) {
            showError(getTranslation("account.login.wait", minutes(query)));
        } else if (query.getParameters().containsKey(ERROR)) {
            showError(getTranslation("account.login.error"));
        } else if (query.getParameters().containsKey(CREATED)) {
            message.setText(getTranslation("account.login.created"));
            message.setVisible(true);
        }
    }

    /** The name that was refused stands there again, and the focus is where typing goes on. */
    private void begin(Optional<String> refusedName) {
        refusedName.ifPresent(username::setInitialValue);
        refusedName.map(_ -> password).orElse(username).autofocus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("account.login.heading"));
    }

    private void showError(String text) {
        message.setText(text);
        message.addClassName("error");
        message.setVisible(true);
    }

    private static long minutes(QueryParameters query) {
        return query.getSingleParameter(WAIT)
                .filter(text -> text.matches("\\d{1,2}"))
                .map(Long::parseLong)
                .orElse(LoginTries.WINDOW.toMinutes());
    }

    private Div stay() {
        var box = new Element("input");
        box.setAttribute("type", "checkbox")
                .setAttribute("id", StayLoggedIn.PARAMETER)
                .setAttribute("name", StayLoggedIn.PARAMETER)
                .setAttribute("value", "true");
        var label = new NativeLabel(getTranslation("account.login.stay"));
        label.setFor(StayLoggedIn.PARAMETER);
        var stay = new Div();
        stay.addClassName("choice");
        stay.getElement().appendChild(box);
        stay.add(label);
        return stay;
    }
}
