package dev.stepwise.ui.run.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.CallFigures;
import dev.stepwise.ui.component.Durations;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.words.StepWording;
import dev.stepwise.ui.run.words.Words;
import dev.stepwise.ui.text.PlainText;
import java.util.Optional;

/** How a step came about: its attempts and why they were not accepted, times, tokens, and what the model really wrote. */
final class StepDetails extends Composite<Div> {

    private final Words words;
    private final StepWording wording;

    StepDetails(Words words, StepWording wording, StepState step) {
        this.words = words;
        this.wording = wording;
        var grid = new Div(attempts(step));
        grid.addClassName("step-details-grid");
        figures(step).ifPresent(figures -> grid.add(times(figures), tokens(figures)));
        getContent().addClassName("step-details");
        getContent().getElement().setAttribute("role", "group");
        getContent()
                .getElement()
                .setAttribute(
                        "aria-label", words.of("step.details-of", step.ref().number()));
        getContent().add(grid);
        for (var attempt : step.attempts()) {
            if (!attempt.rawReply().isEmpty()) {
                getContent().add(rawReply(step, attempt));
            }
        }
    }

    private static Optional<CallFigures> figures(StepState step) {
        return step.stage() instanceof StepState.Stage.Kept kept
                ? Optional.of(kept.step().figures())
                : step.attempts().reversed().stream()
                        .flatMap(attempt -> attempt.figures().stream())
                        .findFirst();
    }

    private Div attempts(StepState step) {
        var column = new Div(new H4(words.of("attempts")));
        for (var attempt : step.attempts()) {
            var number = new Span(String.valueOf(step.position(attempt.ref())));
            number.addClassName("text-strong");
            var told = new Span(number, new Span(" " + wording.attempt(attempt)));
            var time = new Span(wording.time(attempt));
            time.addClassName("numbers");
            boolean accepted = attempt.ending() == Attempt.Ending.ACCEPTED;
            var line = new Paragraph((accepted ? Icon.ACCEPTED : Icon.REJECTED).create(), told, time);
            line.addClassName("attempt");
            column.add(line);
            var known = wording.detail(attempt);
            if (!known.isBlank()) {
                var detail = new Paragraph(known);
                detail.addClassNames("text-mono", "attempt-detail");
                column.add(detail);
            }
        }
        return column;
    }

    private Div times(CallFigures figures) {
        var generation = figures.toFirstToken().map(first -> figures.total().minus(first));
        return column(
                "time",
                fact("time.first-token", figures.toFirstToken().map(Durations::fine)),
                fact("time.generation", generation.map(Durations::fine)));
    }

    private Div tokens(CallFigures figures) {
        var tokens = figures.tokens();
        return column(
                "token-counts",
                fact("token-counts.prompt", wording.count(tokens, tokens.prompt())),
                fact(
                        "token-counts.cached",
                        tokens.cached().isPresent()
                                ? Optional.of(words.of("count", tokens.cached().getAsInt()))
                                : Optional.empty()),
                fact("token-counts.completion", wording.count(tokens, tokens.completion())));
    }

    private Div column(String key, Component... facts) {
        var list = new DescriptionList();
        list.add(facts);
        return new Div(new H4(words.of(key)), list);
    }

    private Component fact(String key, Optional<String> value) {
        var fact = new Div(
                new DescriptionList.Term(words.of(key)),
                new DescriptionList.Description(value.orElseGet(() -> words.of("unknown"))));
        fact.addClassName("fact");
        return fact;
    }

    private Component rawReply(StepState step, Attempt attempt) {
        var head = new Header(
                new H4(words.of("raw", step.position(attempt.ref()))),
                new CopyButton(words.of("step.copy"), attempt::rawReply));
        var text = new Pre(PlainText.of(attempt.rawReply()));
        text.getElement().setAttribute("lang", TextLanguage.tagOf(attempt.rawReply()));
        var raw = new Div(head, text);
        raw.addClassName("raw-reply");
        return raw;
    }
}
