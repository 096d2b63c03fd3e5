package dev.stepwise.ui.run.words;

import dev.stepwise.run.CallFigures;
import dev.stepwise.run.StepKind;
import dev.stepwise.ui.component.Durations;
import dev.stepwise.ui.run.state.StepState;
import dev.stepwise.ui.run.state.TimelineSegment;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the time of a step went for, in words. */
public final class TimelineWording implements Serializable {

    /** What the time went for, and how much of it. */
    public record Fact(String term, String value) {}

    private final Words words;

    public TimelineWording(Words words) {
        this.words = words;
    }

    /** What stands under the segment. */
    public String mark(TimelineSegment segment) {
        return segment.ref().kind() == StepKind.ANSWER
                ? words.of("timeline.answer-mark")
                : String.valueOf(segment.ref().number());
    }

    /** "3 · Count again by parts". */
    public String heading(StepState step) {
        if (step.isAnswer()) {
            return words.of("answer");
        }
        var title = ShownTitle.of(step);
        return title.isEmpty()
                ? words.of("step.name", step.ref().number())
                : words.of("timeline.heading", step.ref().number(), title);
    }

    /** All that there is to say of a segment in a line, for those who do not see it. */
    public String name(StepState step, TimelineSegment segment) {
        var time =
                segment.live() ? words.of("timeline.under-way") : Durations.words(Duration.ofMillis(segment.total()));
        var name = step.isAnswer()
                ? words.of("timeline.answer", time)
                : words.of("timeline.step", step.ref().number(), time);
        var facts = facts(step, segment);
        return facts.isEmpty()
                ? name
                : words.of(
                        "timeline.name",
                        name,
                        facts.stream()
                                .map(fact -> fact.term() + " " + fact.value())
                                .collect(Collectors.joining(words.of("join.comma"))));
    }

    /** In the order in which the segment shows them. */
    public List<Fact> facts(StepState step, TimelineSegment segment) {
        var facts = new ArrayList<Fact>();
        add(facts, "queue", segment.queue());
        add(facts, "discarded", segment.discarded());
        add(facts, "prefill", segment.prefill());
        if (segment.generation() > 0) {
            var time = fine(segment.generation());
            facts.add(new Fact(
                    words.of("phase.generation"),
                    speed(step, segment.generation())
                            .map(speed -> words.of("timeline.at-speed", time, speed))
                            .orElse(time)));
        }
        add(facts, "lost", segment.rest());
        if (segment.live()) {
            facts.add(new Fact(
                    words.of(segment.prefill() > 0 ? "phase.generation" : "phase.prefill"),
                    words.of("timeline.under-way")));
        }
        return facts;
    }

    private void add(List<Fact> facts, String phase, long millis) {
        if (millis > 0) {
            facts.add(new Fact(words.of("phase." + phase), fine(millis)));
        }
    }

    /** Tokens a second; empty where they were not counted. */
    private Optional<String> speed(StepState step, long millis) {
        if (!(step.stage() instanceof StepState.Stage.Kept kept)) {
            return Optional.empty();
        }
        CallFigures figures = kept.step().figures();
        var tokens = figures.tokens();
        if (tokens.completion().isEmpty()) {
            return Optional.empty();
        }
        long speed = Math.round(tokens.completion().getAsInt() * 1000.0 / millis);
        return Optional.of(words.of(tokens.estimated() ? "count.about" : "count", speed));
    }

    private static String fine(long millis) {
        return Durations.fine(Duration.ofMillis(millis));
    }
}
