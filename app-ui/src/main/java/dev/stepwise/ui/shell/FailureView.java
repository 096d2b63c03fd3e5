package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.stepwise.run.node.DatabaseWatch;

/** What is shown when a page could not be made: what that means, and a number under which the log says more. It needs nothing of the frame, which may be what failed. */
@AnonymousAllowed
class FailureView extends Composite<Main> implements HasErrorParameter<Exception>, HasDynamicTitle {

    private final DatabaseWatch database;
    private final Paragraph explanation = new Paragraph();

    FailureView(DatabaseWatch database) {
        this.database = database;
        var again = new Anchor("/", getTranslation("shell.error.again"));
        again.addClassName("button");
        again.setRouterIgnore(true);
        var actions = new Div(again);
        actions.addClassName("message-actions");
        var page = new Div(new H1(getTranslation("shell.error.heading")), explanation, actions);
        page.addClassNames("page", "flush", "message");
        getContent().add(page);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = parameter.getException();
        var told = Failures.key(failure, database, "shell.error.explanation");
        explanation.setText(getTranslation(told, Failures.report(failure)));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("shell.error.title"));
    }
}
