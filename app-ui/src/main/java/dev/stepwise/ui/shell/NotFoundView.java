package dev.stepwise.ui.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import jakarta.annotation.security.PermitAll;

/** The same page for what does not exist, what belongs to somebody else, and what is no address at all. */
@ParentLayout(MainLayout.class)
@PermitAll
class NotFoundView extends Composite<Div> implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    NotFoundView() {
        var ask = new Anchor("/", getTranslation("shell.not-found.ask"));
        ask.addClassName("button");
        var search = new Anchor("/history", getTranslation("shell.not-found.search"));
        search.addClassNames("button", "tertiary");
        var actions = new Div(ask, search);
        actions.addClassName("message-actions");
        getContent().addClassNames("page", "flush", "message");
        getContent()
                .add(
                        new H1(getTranslation("shell.not-found.heading")),
                        new Paragraph(getTranslation("shell.not-found.explanation")),
                        actions);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpStatusCode.NOT_FOUND.getCode();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("common.title", getTranslation("shell.not-found.title"));
    }
}
