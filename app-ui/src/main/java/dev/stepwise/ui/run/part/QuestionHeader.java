package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.ui.text.PlainText;

/** The question, as large as its length allows. */
public final class QuestionHeader extends Composite<Header> {

    private static final int LONG = 90;
    private static final int VERY_LONG = 2_000;

    private final H1 title = new H1();
    private String shown = "";

    public QuestionHeader() {
        title.addClassName("text-title");
        getContent().addClassName("question");
        getContent().add(title);
    }

    /** Shows the question. */
    public void show(String question) {
        if (question.equals(shown)) {
            return;
        }
        shown = question;
        int letters = question.codePointCount(0, question.length());
        title.setText(PlainText.of(question));
        title.getElement().setAttribute("lang", TextLanguage.tagOf(question));
        title.setClassName("long", letters >= LONG);
        getContent().setClassName("scrolls", letters >= VERY_LONG);
        if (letters >= VERY_LONG) {
            // Whoever has no mouse scrolls it by the keys.
            title.getElement().setAttribute("tabindex", "0");
        } else {
            title.getElement().removeAttribute("tabindex");
        }
    }
}
