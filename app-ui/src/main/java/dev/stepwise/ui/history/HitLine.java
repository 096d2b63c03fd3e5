package dev.stepwise.ui.history;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.history.SearchHit;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.run.StepKind;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.text.PlainText;

/** Where a search found something, and what stands there. */
class HitLine extends Anchor {

    HitLine(QuestionSummary question, SearchHit hit, String searched) {
        super(RunNavigation.href(hit.place().map(SearchHit.Place::run).orElse(question.latestRun())));
        addClassName("hit");
        var where = new Span(hit.place()
                .map(place ->
                        getTranslation(key(place), place.ordinal(), place.step().number()))
                .orElseGet(() -> getTranslation("history.hit.question")));
        where.addClassNames("hit-where", "numbers");
        var text = new Span(HitText.marked(PlainText.of(hit.snippet()), searched));
        text.addClassName("hit-text");
        text.getElement().setAttribute("lang", TextLanguage.tagOf(hit.snippet()));
        add(where, text);
        if (hit.isCut()) {
            var note = new Span(getTranslation("history.hit.cut", SearchHit.CHARACTERS_SEARCHED));
            note.addClassNames("text-note", "hit-note");
            add(note);
        }
    }

    private static String key(SearchHit.Place place) {
        return place.step().kind() == StepKind.ANSWER ? "history.hit.answer" : "history.hit.step";
    }
}
