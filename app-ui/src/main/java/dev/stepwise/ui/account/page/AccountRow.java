package dev.stepwise.ui.account.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** A part of the account's page: what it is about at the left, what can be done at the right, and below that what was done. */
abstract class AccountRow extends Composite<Section> {

    private final Header header = new Header();
    private final Div fields = new Div();
    private final Paragraph said = new Paragraph();

    AccountRow(String headingKey) {
        header.add(new H2(getTranslation(headingKey)));
        fields.addClassName("fields");
        said.addClassNames("text-note", "row-said");
        said.getElement().setAttribute("role", "status");
        getContent().addClassName("form-row");
        getContent().getElement().setAttribute("aria-label", getTranslation(headingKey));
        getContent().add(header, fields, said);
    }

    /** Below the heading. */
    final void explain(String key) {
        header.add(new Paragraph(getTranslation(key)));
    }

    final void add(Component... components) {
        fields.add(components);
    }

    /** Says what has just been done; the next thing takes its place. */
    final void say(String text) {
        said.setText(text);
    }
}
