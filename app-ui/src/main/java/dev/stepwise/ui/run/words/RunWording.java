package dev.stepwise.ui.run.words;

import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.ui.component.Durations;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.StepState;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What the page says of a run as a whole. How each status begins is a promise to people with a screen reader. */
public final class RunWording implements Serializable {

    private final Words words;

    public RunWording(Words words) {
        this.words = words;
    }

    /** What the run is doing, or how it ended. */
    public String status(RunViewState state) {
        return switch (state.phase()) {
            case RunPhase.Waiting(var again, var _) -> words.of(again ? "status.waiting-again" : "status.waiting");
            case RunPhase.Writing _ -> waitsForServer(state) ? waiting(state) : writing(state);
            case RunPhase.Stopping _ -> words.of("status.stopping");
            case RunPhase.Answered _ -> words.of("status.answered");
            case RunPhase.Stopped _ -> words.of("status.stopped");
            case RunPhase.Failed failed -> failed(failed.place(), "status.");
        };
    }

    /** What stands behind the status; may be empty. */
    public String note(RunViewState state, Function<Instant, String> moment) {
        int kept = state.keptSteps();
        return switch (state.phase()) {
            case RunPhase.Waiting(var again, var before) ->
                again && kept > 0
                        ? words.of("note.after-step", kept)
                        : waitsFor(state.clock().claimedAt().isPresent(), before);
            case RunPhase.Writing _ -> waitsForServer(state) ? words.of("note.for-server") : writingNote(state);
            case RunPhase.Stopping _ ->
                state.steps()
                        .current()
                        .filter(step -> !step.isKept())
                        .map(step -> step.isAnswer()
                                ? words.of("note.answer-not-kept")
                                : words.of("note.step-not-kept", step.ref().number()))
                        .orElse("");
            case RunPhase.Answered(var at) -> Durations.words(state.clock().worked()) + " · " + moment.apply(at);
            case RunPhase.Stopped(var at) ->
                (kept == 0 ? "" : words.of("note.after-step", kept) + " · ")
                        + Durations.words(state.clock().worked()) + " · " + moment.apply(at);
            case RunPhase.Failed failed -> moment.apply(failed.at());
        };
    }

    private String waitsFor(boolean hasPlace, OptionalInt before) {
        if (hasPlace) {
            return words.of("note.for-server");
        }
        return before.isPresent() && before.getAsInt() > 0
                ? words.of("note.for-place-behind", before.getAsInt())
                : words.of("note.for-place");
    }

    /** The heading above the steps. */
    public String thinking(RunViewState state) {
        if (!isThinkingOver(state)) {
            return words.of("thinking");
        }
        if (state.keptSteps() == 0) {
            return words.of("thought.nothing");
        }
        var spent = state.reasoning().stream()
                .filter(StepState::isKept)
                .map(StepState::spent)
                .reduce(Duration.ZERO, Duration::plus);
        return words.of("thought", Durations.words(spent), state.keptSteps());
    }

    /** Why the thinking ended, behind the heading; empty while it goes on. */
    public String thinkingEnd(RunViewState state) {
        return switch (state.phase()) {
            case RunPhase.Failed failed
            when state.thinkingEnd().isEmpty() ->
                words.of("then." + Words.key(failed.cause().kind()));
            case RunPhase.Stopped _ when state.thinkingEnd().isEmpty() -> words.of("then.stopped");
            case RunPhase.Waiting _,
                    RunPhase.Writing _,
                    RunPhase.Stopping _,
                    RunPhase.Answered _,
                    RunPhase.Stopped _,
                    RunPhase.Failed _ ->
                state.thinkingEnd()
                        .map(end -> words.of("end." + Words.key(end)))
                        .orElse("");
        };
    }

    private static boolean isThinkingOver(RunViewState state) {
        return state.phase().isEnd()
                || state.thinkingEnd().isPresent()
                || state.answer().isPresent();
    }

    /** How a run of the same question stands, in small letters. */
    public String state(RunSummary run) {
        return switch (run.state()) {
            case QUEUED -> words.of("strip.queued");
            case RUNNING -> words.of("strip.running");
            case STOPPED -> words.of("strip.stopped");
            case ANSWERED ->
                run.thinkingEnd()
                        .map(end -> words.of("strip.answered-because", words.of("end." + Words.key(end))))
                        .orElseGet(() -> words.of("strip.answered"));
            case FAILED ->
                failed(
                        run.outcome()
                                .flatMap(outcome -> outcome instanceof RunOutcome.Failed failed
                                        ? failed.place()
                                        : Optional.empty()),
                        "strip.");
        };
    }

    /** How the run in view stands, in small letters. */
    public String state(RunViewState state) {
        var status = status(state);
        var end = state.phase() instanceof RunPhase.Answered ? thinkingEnd(state) : "";
        return Character.toLowerCase(status.charAt(0)) + status.substring(1) + (end.isEmpty() ? "" : " · " + end);
    }

    private static boolean waitsForServer(RunViewState state) {
        return state.steps().current().flatMap(StepState::waitsFor).isPresent();
    }

    private String waiting(RunViewState state) {
        if (state.isDirect()) {
            return words.of("status.waiting");
        }
        return isAnswering(state)
                ? words.of("status.waiting-answer")
                : words.of("status.waiting-step", currentNumber(state));
    }

    private String writing(RunViewState state) {
        return isAnswering(state) ? words.of("status.answer") : words.of("status.step", currentNumber(state));
    }

    private static boolean isAnswering(RunViewState state) {
        return state.isDirect()
                || state.thinkingEnd().isPresent()
                || state.answer().isPresent();
    }

    private static int currentNumber(RunViewState state) {
        return state.steps().current().map(step -> step.ref().number()).orElse(1);
    }

    private String writingNote(RunViewState state) {
        var attempts =
                state.steps().current().map(step -> step.attempts().size()).orElse(0);
        if (attempts > 1 && state.steps().current().stream().noneMatch(StepState::isKept)) {
            return words.of("attempt.nth", attempts);
        }
        if (state.isDirect()) {
            return "";
        }
        boolean answering = state.thinkingEnd().isPresent() || state.answer().isPresent();
        return answering
                ? words.of("note.after-steps", state.keptSteps())
                : words.of("note.at-most", state.settings().reasoning().steps().most());
    }

    private String failed(Optional<StepRef> place, String prefix) {
        return place.map(ref -> ref.kind() == StepKind.ANSWER
                        ? words.of(prefix + "failed-answer")
                        : words.of(prefix + "failed-step", ref.number()))
                .orElseGet(() -> words.of(prefix + "failed"));
    }
}
