package dev.stepwise.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.stepwise.ui.component.Durations;
import java.time.Duration;
import java.util.List;

/** A small run as it looks inside, beside the login. */
class Specimen extends Div {

    private static final List<Duration> STEPS = List.of(
            Duration.ofMillis(1_900),
            Duration.ofMillis(2_900),
            Duration.ofMillis(2_300),
            Duration.ofMillis(2_800),
            Duration.ofMillis(1_400));
    private static final Duration TO_FIRST_TOKEN = Duration.ofMillis(80);

    Specimen() {
        addClassName("specimen");
        var question = new Paragraph(getTranslation("account.specimen.question"));
        question.addClassName("q");
        var bar = new Div();
        bar.addClassName("timeline-bar");
        var timeline = new Div(bar);
        timeline.addClassName("timeline");
        var steps = new Div();
        steps.addClassName("steps");
        var titles = List.of(getTranslation("account.specimen.steps").split("\\|"));
        for (int step = 0; step < STEPS.size(); step++) {
            bar.getElement().appendChild(segment(STEPS.get(step)));
            steps.add(row(step + 1, titles.get(step), STEPS.get(step)));
        }
        var answer = new Paragraph(getTranslation("account.specimen.answer"));
        answer.addClassNames("text-reading", "answer-line");
        add(question, timeline, steps, answer);
    }

    private static Element segment(Duration duration) {
        var waiting = new Element("i");
        waiting.getClassList().add("prefill");
        waiting.getStyle().set("--ms", String.valueOf(TO_FIRST_TOKEN.toMillis()));
        var writing = new Element("i");
        writing.getStyle()
                .set("--ms", String.valueOf(duration.minus(TO_FIRST_TOKEN).toMillis()));
        var segment = new Element("span");
        segment.getClassList().add("timeline-step");
        segment.getStyle().set("--ms", String.valueOf(duration.toMillis()));
        return segment.appendChild(waiting, writing);
    }

    private static Div row(int number, String title, Duration duration) {
        var row = new Div(
                span("step-number", String.valueOf(number)),
                span("step-title", title),
                span("step-figure", Durations.words(duration)));
        row.addClassName("step-summary");
        var step = new Div(row);
        step.addClassName("step");
        return step;
    }

    private static Span span(String className, String text) {
        var span = new Span(text);
        span.addClassName(className);
        return span;
    }
}
