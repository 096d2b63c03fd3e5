package dev.stepwise.ui.people;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;

/** A link that is shown now and never again, with a button that copies it. */
@JavaScript("context://scripts/stepwise.js")
final class OnceLink extends Div {

    private final NativeButton copy = new NativeButton();
    private final String link;

    /** @param what says what it is, for whom, and until when */
    OnceLink(String what, String link) {
        this.link = link;
        addClassName("once");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("tabindex", "-1");
        getElement().setAttribute("aria-label", what);
        copy.addClassNames("button", "small");
        copy.add(Icon.COPY.create(), new Span(getTranslation("people.once.copy")));
        var close = new NativeButton();
        close.addClassNames("button", "tertiary", "small", "icon-only");
        close.add(Icon.CLOSE.create());
        close.setAriaLabel(getTranslation("common.close"));
        close.addClickListener(_ -> removeFromParent());
        var secret = new Div(new Code(link), copy, close);
        secret.addClassName("secret");
        add(new Paragraph(what), secret);
    }

    /** Copied in the click itself, for browsers let nobody copy later. */
    @Override
    protected void onAttach(AttachEvent event) {
        copy.getElement().executeJs("this.onclick = () => stepwise.copy($0)", link);
        getElement().callJsFunction("focus");
    }
}
