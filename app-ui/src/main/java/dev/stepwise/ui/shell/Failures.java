package dev.stepwise.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.AccountDisabled;
import dev.stepwise.run.node.DatabaseTimeout;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.ui.account.PageExit;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what nobody expected under a number, and tells the person that number and what it means for them, never a stack trace. */
@SpringComponent
class Failures implements ErrorHandler, VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final Duration SHOWN = Duration.ofSeconds(20);

    private final DatabaseWatch database;
    private final PageExit exit;

    Failures(DatabaseWatch database, PageExit exit) {
        this.database = database;
        this.exit = exit;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        var ui = UI.getCurrent();
        if (isOfDisabledAccount(event.getThrowable())) {
            if (ui != null) {
                exit.leave(ui);
            }
            return;
        }
        var number = report(event.getThrowable());
        if (ui != null) {
            var told = key(event.getThrowable(), database, "shell.error.notice");
            Notification.show(
                    I18NProvider.translate(ui.getLocale(), told, number),
                    Math.toIntExact(SHOWN.toMillis()),
                    Notification.Position.TOP_CENTER);
        }
    }

    /** An administrator did so while the page was open. */
    private static boolean isOfDisabledAccount(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccountDisabled) {
                return true;
            }
        }
        return false;
    }

    /** The text that says what happened: of a failure of the database its own, else the other one. */
    static String key(Throwable failure, DatabaseWatch database, String otherwise) {
        if (database.isAway()) {
            return "shell.error.database";
        }
        return DatabaseTimeout.isCauseOf(failure) ? "shell.error.slow" : otherwise;
    }

    /** Logs a failure and returns the number that it is found under. */
    static String report(Throwable failure) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        if (UnreadableMessages.isOne(failure)) {
            UnreadableMessages.log(failure, number);
        } else {
            log.atError().addKeyValue("number", number).setCause(failure).log("A page failed");
        }
        return number;
    }
}
