package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginSession;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.SessionService;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.account.CurrentLogin;
import dev.stepwise.ui.component.Times;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Where the account is logged in; each session but this one can be ended. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(6)
class SessionsRow extends AccountRow {

    private final transient SessionService sessions;
    private final transient Actor actor;
    private final transient LoginSessionId current;
    private final Div entries = new Div();
    private final NativeButton endOthers = button(getTranslation("account.page.sessions.end-others"), this::endOthers);

    SessionsRow(SessionService sessions, CurrentAccount account, CurrentLogin login) {
        super("account.page.sessions");
        this.sessions = sessions;
        this.actor = account.actor();
        this.current = login.session();
        entries.addClassName("entries");
        endOthers.removeClassName("tertiary");
        add(entries, endOthers);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        fill(Times.of(event.getUI()));
    }

    private void fill(Times times) {
        entries.removeAll();
        var all = sessions.list(actor);
        all.forEach(session -> entries.add(entry(session, times)));
        endOthers.setVisible(all.size() > 1);
    }

    private Div entry(LoginSession session, Times times) {
        var device = name(Device.of(session.userAgent()));
        var name = new Span(device);
        name.addClassName("name");
        var facts = new Span(getTranslation(
                "account.page.sessions.facts",
                times.moment(session.beganAt()),
                times.moment(session.lastUsedAt()),
                session.address()));
        facts.addClassName("text-note");
        var words = new Div(name, facts);
        words.addClassName("grow");
        var entry = new Div(words, session.id().equals(current) ? thisOne() : end(session, device));
        entry.addClassName("entry");
        return entry;
    }

    private Component thisOne() {
        var text = new Span(getTranslation("account.page.sessions.this"));
        text.addClassName("text-note");
        return text;
    }

    private Component end(LoginSession session, String device) {
        var button = button(getTranslation("account.page.sessions.end"), () -> {
            sessions.end(actor, session.id());
            getUI().ifPresent(ui -> fill(Times.of(ui)));
            say(getTranslation("account.page.sessions.ended", device));
        });
        button.getElement().setAttribute("aria-label", getTranslation("account.page.sessions.end-this", device));
        return button;
    }

    private void endOthers() {
        sessions.endOthers(actor, current);
        getUI().ifPresent(ui -> fill(Times.of(ui)));
        say(getTranslation("account.page.sessions.others-ended"));
    }

    private String name(Device device) {
        if (device.browser().isPresent() && device.system().isPresent()) {
            return getTranslation(
                    "account.page.sessions.device",
                    device.browser().get(),
                    device.system().get());
        }
        return device.browser().or(device::system).orElseGet(() -> getTranslation("account.page.sessions.unknown"));
    }

    private static NativeButton button(String caption, SerializableRunnable action) {
        var button = new NativeButton(caption, _ -> action.run());
        button.addClassNames("button", "tertiary", "small");
        return button;
    }
}
