package dev.stepwise.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.history.QuestionSummary;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.run.RunState;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.text.PlainText;
import org.jspecify.annotations.Nullable;

/** A question in the history: its text, and at the end that it is live, that it failed, or how many runs it has. */
class QuestionItem extends ListItem {

    private final Anchor link = new Anchor();
    private final Span label = new Span();
    private final Span live = new Span();
    private final Span side = new Span();

    private @Nullable QuestionSummary shown;

    QuestionItem() {
        link.addClassName("nav-item");
        label.addClassName("label");
        live.addClassName("live-dot");
        live.getElement().setAttribute("role", "img").setAttribute("aria-label", getTranslation("shell.history.live"));
        side.addClassNames("side", "numbers");
        link.add(label, live, side);
        add(link);
    }

    void show(QuestionSummary question) {
        if (question.equals(shown)) {
            return;
        }
        shown = question;
        link.setHref(RunNavigation.href(question.latestRun()));
        label.setText(PlainText.of(question.text()));
        label.getElement().setAttribute("lang", TextLanguage.tagOf(question.text()));
        live.setVisible(question.live());
        var failed = !question.live() && question.latestState() == RunState.FAILED;
        side.setClassName("failed", failed);
        side.setText(failed ? getTranslation("shell.history.failed") : runs(question));
    }

    boolean isLive() {
        return live.isVisible();
    }

    void setCurrent(boolean current) {
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }

    private String runs(QuestionSummary question) {
        return question.live() || question.runs() == 1 ? "" : getTranslation("common.runs", question.runs());
    }
}
