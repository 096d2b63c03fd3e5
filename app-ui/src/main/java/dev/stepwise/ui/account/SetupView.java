package dev.stepwise.ui.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.CreateAccountResult;

/** Creates the administrator, for whoever has the link that the first start printed. */
@Route(value = "setup", autoLayout = false)
@AnonymousAllowed
class SetupView extends EntryFrame implements BeforeEnterObserver, HasDynamicTitle {

    private final AccountService accounts;
    private final TextField username = new TextField(getTranslation("account.username"));
    private final PasswordField password = new PasswordField(getTranslation("account.password"));
    private final PasswordField again = new PasswordField(getTranslation("account.password-again"));
    private String token = "";

    SetupView(AccountService accounts) {
        this.accounts = accounts;
        username.setAutocomplete(Autocomplete.USERNAME);
        username.setMaxLength(AccountService.USERNAME_LIMIT);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        again.setAutocomplete(Autocomplete.NEW_PASSWORD);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .orElse("");
        setForm(accounts.setupOpen(token) ? form() : closed());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("account.setup.heading"));
    }

    private Div form() {
        var create = new Button(getTranslation("account.setup.create"), _ -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClickShortcut(Key.ENTER);
        username.focus();
        var next = new Paragraph(getTranslation("account.setup.next"));
        next.addClassName("text-note");
        var head = head(getTranslation("account.setup.heading"), getTranslation("account.setup.lead"));
        return fields(new Div(head, username, password, again, create, next));
    }

    private Div closed() {
        var login = new Anchor("/login", getTranslation("account.setup.closed.login"));
        login.addClassName("button");
        var head = head(
                getTranslation("account.setup.closed.heading"), getTranslation("account.setup.closed.explanation"));
        return fields(new Div(head, login));
    }

    private void create() {
        refuse(username, "");
        refuse(password, "");
        refuse(again, "");
        if (username.getValue().isBlank()) {
            refuse(username, getTranslation("account.setup.username.missing"));
        } else if (!password.getValue().equals(again.getValue())
                && password.getValue().codePointCount(0, password.getValue().length())
                        >= AccountService.PASSWORD_LEAST) {
            refuse(again, getTranslation("account.setup.password.differs"));
        } else {
            show(accounts.createAdministrator(token, username.getValue(), password.getValue()));
        }
    }

    private void show(CreateAccountResult result) {
        switch (result) {
            case CreateAccountResult.Created _ ->
                getUI().ifPresent(ui -> ui.navigate("login", QueryParameters.of(LoginView.CREATED, "")));
            case CreateAccountResult.BadUsername _ ->
                refuse(username, getTranslation("account.setup.username.bad", AccountService.USERNAME_LIMIT));
            case CreateAccountResult.UsernameTaken _ ->
                refuse(username, getTranslation("account.setup.username.taken"));
            case CreateAccountResult.PasswordTooShort(var missing) ->
                refuse(
                        password,
                        getTranslation("account.setup.password.short", missing, AccountService.PASSWORD_LEAST));
            case CreateAccountResult.PasswordTooCommon _ ->
                refuse(password, getTranslation("account.setup.password.common"));
            case CreateAccountResult.NotAllowed _ -> setForm(closed());
        }
    }

    private static <F extends Component & HasValidation> void refuse(F field, String reason) {
        field.setErrorMessage(reason);
        field.setInvalid(!reason.isEmpty());
        if (!reason.isEmpty()) {
            field.getElement().callJsFunction("focus");
        }
    }

    private static Div fields(Div fields) {
        fields.addClassName("login-fields");
        return fields;
    }
}
