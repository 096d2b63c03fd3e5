package dev.stepwise.ui.run.words;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.ui.component.Durations;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.state.RunViewState;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a run failed, in plain words: what happened, what is kept, what can be done. */
public final class FailureWording implements Serializable {

    private static final CauseDetail KEY_LOST = new CauseDetail.Call(CallFault.KEY_LOST);

    private final Words words;
    private final DetailWording details;
    private final CauseWording causes;

    public FailureWording(Words words) {
        this.words = words;
        details = new DetailWording(words);
        causes = new CauseWording(words);
    }

    /** What happened, as a heading. */
    public String heading(RunPhase.Failed failed) {
        return words.of(key(failed) + ".heading");
    }

    /** A few sentences, in this order: what happened, what is kept, what can be done. */
    public String text(RunViewState state, RunPhase.Failed failed) {
        return Stream.of(happened(state, failed), asked(state, failed), kept(state), words.of(key(failed) + ".todo"))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(words.of("join.sentences")));
    }

    private static String key(RunPhase.Failed failed) {
        return KEY_LOST.equals(failed.detail()) ? "cause.key-lost" : "cause." + Words.key(failed.cause());
    }

    private String happened(RunViewState state, RunPhase.Failed failed) {
        var settings = state.settings();
        return switch (failed.detail()) {
            case CauseDetail.TooLong _, CauseDetail.NoTiny _ -> details.text(failed.cause(), failed.detail());
            // The attempt's details tell the rest.
            case CauseDetail.None _,
                    CauseDetail.Technical _,
                    CauseDetail.Network _,
                    CauseDetail.Call _,
                    CauseDetail.Shape _,
                    CauseDetail.WentOn _,
                    CauseDetail.EndedFor _,
                    CauseDetail.Waited _,
                    CauseDetail.Redirected _,
                    CauseDetail.NoEvents _ ->
                words.of(
                        key(failed) + ".said",
                        settings.endpoint().name(),
                        place(failed.place()),
                        shortModel(settings.model()),
                        attempts(state, failed)
                                .reduce((_, later) -> later)
                                .map(causes::thought)
                                .orElse(""));
        };
    }

    private static Stream<Attempt> attempts(RunViewState state, RunPhase.Failed failed) {
        return failed.place().stream()
                .flatMap(place ->
                        state.steps().all().stream().filter(step -> step.ref().equals(place)))
                .flatMap(step -> step.attempts().stream());
    }

    private String asked(RunViewState state, RunPhase.Failed failed) {
        var calls = attempts(state, failed)
                .filter(attempt -> attempt.cause()
                        .filter(cause -> cause.kind() == Cause.Kind.OUTSIDE)
                        .isEmpty())
                .toList();
        return calls.size() < 2 ? "" : words.of("asked", calls.size(), within(calls));
    }

    private String within(List<Attempt> calls) {
        var span = Duration.between(calls.getFirst().startedAt(), end(calls.getLast()));
        return span.compareTo(Duration.ofMinutes(1)) < 0
                ? words.of("seconds", Math.max(1, Math.round(span.toMillis() / 1000.0)))
                : Durations.words(span);
    }

    private static Instant end(Attempt attempt) {
        return attempt.figures()
                .map(figures -> attempt.startedAt().plus(figures.total()))
                .orElse(attempt.startedAt());
    }

    private String kept(RunViewState state) {
        boolean partial = state.answer()
                .filter(answer -> !answer.isKept() && answer.hasText())
                .isPresent();
        var steps = state.isDirect() ? "" : words.of("kept", state.keptSteps());
        return partial ? (steps + words.of("join.sentences") + words.of("kept.partial")).strip() : steps;
    }

    private String place(Optional<StepRef> place) {
        return place.map(ref ->
                        ref.kind() == StepKind.ANSWER ? words.of("place.answer") : words.of("place.step", ref.number()))
                .orElseGet(() -> words.of("place.question"));
    }

    static String shortModel(String model) {
        return model.substring(model.lastIndexOf('/') + 1);
    }
}
