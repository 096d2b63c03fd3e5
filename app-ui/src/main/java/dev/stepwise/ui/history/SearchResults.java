package dev.stepwise.ui.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.history.HistoryPage;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.history.SearchHit;
import dev.stepwise.history.SearchText;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.run.RunState;
import dev.stepwise.ui.component.Times;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.text.PlainText;

/** The questions that a search found, or what to do when it found none. */
class SearchResults extends Div {

    private final Paragraph count = new Paragraph();
    private final Paragraph reach = new Paragraph(getTranslation("history.reach", SearchHit.CHARACTERS_SEARCHED));
    private final Paragraph cut = new Paragraph(getTranslation("history.cut", SearchText.LONGEST));
    private final Div list = new Div();
    private final Div more;
    private String text = "";
    private int shown;

    SearchResults(Runnable loadMore) {
        count.addClassNames("text-note", "results-count", "numbers");
        count.getElement().setAttribute("role", "status");
        reach.addClassName("text-note");
        cut.addClassName("text-note");
        cut.getElement().setAttribute("role", "status");
        list.addClassName("results");
        var button = new NativeButton(getTranslation("history.more"), _ -> loadMore.run());
        button.addClassName("button");
        more = new Div(button);
        more.addClassName("more");
        add(count, reach, cut, list, more);
    }

    /**
     * Shows the first page that was found for the text.
     *
     * @param isFull whether the text is as long as a search may be, so that more of it may have been typed
     */
    void show(String searchedText, boolean isFull, HistoryPage page) {
        text = searchedText;
        shown = 0;
        reach.setVisible(!text.isEmpty());
        cut.setVisible(isFull);
        list.removeAll();
        append(page);
    }

    /** Shows a further page under what is shown. */
    void append(HistoryPage page) {
        shown += page.questions().size();
        page.questions().forEach(question -> list.add(result(question)));
        more.setVisible(page.next().isPresent());
        count.setText(summary(page.next().isPresent()));
        if (shown == 0) {
            list.add(text.isEmpty() ? nothingAsked() : nothingFound());
        }
    }

    private String summary(boolean further) {
        if (shown == 0) {
            return text.isEmpty() ? "" : getTranslation("history.count.none");
        }
        return getTranslation(further ? "history.count.more" : "history.count", shown);
    }

    private Section result(QuestionSummary question) {
        var link = new Anchor(RunNavigation.href(question.latestRun()));
        link.add(HitText.marked(PlainText.of(question.text()), text));
        link.getElement().setAttribute("lang", TextLanguage.tagOf(question.text()));
        var note = new Span(note(question));
        note.addClassNames("text-note", "numbers");
        var heading = new H2(link, note);
        heading.addClassName("result-question");
        var result = new Section(heading);
        result.addClassName("result");
        question.hits().stream()
                .filter(hit -> hit.place().isPresent() || !HitText.isIn(question.text(), text))
                .forEach(hit -> result.add(new HitLine(question, hit, text)));
        return result;
    }

    private String note(QuestionSummary question) {
        var runs = getTranslation("common.runs", question.runs());
        var when = Times.of(UI.getCurrentOrThrow()).moment(question.askedAt());
        if (question.live()) {
            return getTranslation("history.note.live", runs, when);
        }
        var failed = question.latestState() == RunState.FAILED;
        return getTranslation(failed ? "history.note.failed" : "history.note", runs, when);
    }

    private Div nothingAsked() {
        var ask = new Anchor("/", getTranslation("history.empty.ask"));
        ask.addClassName("button");
        return empty(getTranslation("history.empty.heading"), getTranslation("history.empty.explanation"), ask);
    }

    private Div nothingFound() {
        var all = new Anchor("/history", getTranslation("history.nothing.all"));
        all.addClassName("button");
        return empty(
                getTranslation("history.nothing.heading", PlainText.of(text)),
                getTranslation("history.nothing.explanation"),
                all);
    }

    private static Div empty(String heading, String explanation, Component action) {
        var actions = new Div(action);
        actions.addClassName("empty-action");
        var empty = new Div(new H2(heading), new Paragraph(explanation), actions);
        empty.addClassName("empty");
        return empty;
    }
}
