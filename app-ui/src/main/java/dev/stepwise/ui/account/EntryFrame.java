package dev.stepwise.ui.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.ui.component.Icon;

/** The page of somebody who is not in yet: a heading and a form at the left, what the product shows at the right. */
class EntryFrame extends Div {

    private final H1 heading = new H1();
    private final Paragraph lead = new Paragraph();
    private final Main main = new Main();

    EntryFrame() {
        addClassName("login");
        main.addClassName("login-form");
        lead.addClassName("lead");
        var side = new Div(new Specimen());
        side.addClassName("login-side");
        side.getElement().setAttribute("aria-hidden", "true");
        add(main, side);
    }

    /** The brand, a heading and a sentence under it: the head of the form. */
    Component head(String title, String sentence) {
        var brand = new Div(Icon.BRAND.create(), new Span("Stepwise"));
        brand.addClassName("login-brand");
        heading.setText(title);
        lead.setText(sentence);
        return new Div(brand, heading, lead);
    }

    /** Shows the form in place of what was there. */
    void setForm(Component form) {
        main.removeAll();
        main.add(form);
    }
}
