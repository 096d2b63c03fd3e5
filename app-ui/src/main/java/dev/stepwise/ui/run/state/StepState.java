package dev.stepwise.ui.run.state;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A step, or the answer, as its page shows it.
 *
 * @param text as far as it is written
 * @param left what came of the latest attempt that was not accepted and wrote something
 * @param attempts all that were made for it, in order
 */
public record StepState(StepRef ref, ReplyText text, ReplyText left, Stage stage, List<Attempt> attempts) {

    /** As they were made; where the thinking ended at a step that was tried, the answer has its number. */
    static final Comparator<StepState> ORDER =
            Comparator.comparingInt((StepState step) -> step.ref().number()).thenComparing(StepState::isAnswer);

    public StepState {
        attempts = List.copyOf(attempts);
    }

    /** How far it is. */
    public sealed interface Stage {

        /** An attempt is under way. */
        record Writing(AttemptRef attempt, Instant startedAt, Optional<Instant> firstTextAt) implements Stage {}

        /** The last attempt was not accepted, or its node was lost, and another one is to come. */
        record Between() implements Stage {}

        record Kept(AttemptRef attempt, CompletedStep step) implements Stage {}

        /** The run ended before it was kept; what there is of its text is shown as such. */
        record Unfinished() implements Stage {}
    }

    static StepState begun(StepRef ref) {
        return new StepState(ref, ReplyText.NONE, ReplyText.NONE, new Stage.Between(), List.of());
    }

    /** The title, as far as it is written. */
    public String title() {
        return text.title();
    }

    /** The content, as far as it is written. */
    public String content() {
        return text.content();
    }

    /** What the model thought by itself before its reply, as far as it is written. */
    public String thinking() {
        return text.thinking();
    }

    /** Whether it is the answer, and no step of the chain. */
    public boolean isAnswer() {
        return ref.kind() == StepKind.ANSWER;
    }

    /** Whether it is stored. */
    public boolean isKept() {
        return stage instanceof Stage.Kept;
    }

    /** Why the call under way waits for its server; empty where it does not. */
    public Optional<Cause> waitsFor() {
        return attempts.stream()
                .filter(attempt -> attempt.ending() == Attempt.Ending.OPEN)
                .reduce((_, later) -> later)
                .flatMap(Attempt::cause)
                .filter(_ -> isWriting() && !hasText());
    }

    /** Whether the model is being asked for it. */
    public boolean isWriting() {
        return stage instanceof Stage.Writing;
    }

    /** Whether the run ended before it was kept. */
    public boolean isGivenUp() {
        return stage instanceof Stage.Unfinished;
    }

    /** Whether it is kept as far as to where it began to repeat itself. */
    public boolean isLooped() {
        return stage instanceof Stage.Kept kept && kept.step().marks().looped();
    }

    /** Whether the model has written anything of it that is shown. */
    public boolean hasText() {
        return !text.saysNothing();
    }

    /** The time of all its calls that have ended, those that were not accepted included. */
    public Duration spent() {
        return figures(attempts).map(CallFigures::total).reduce(Duration.ZERO, Duration::plus);
    }

    /** The time of the calls that were not accepted. */
    public Duration discarded() {
        var rejected = attempts.stream()
                .filter(attempt -> attempt.ending() == Attempt.Ending.REJECTED)
                .toList();
        return figures(rejected).map(CallFigures::total).reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether the model wrote anything for it, readable or not. */
    public boolean hasReply() {
        return hasText()
                || attempts.stream().anyMatch(attempt -> !attempt.rawReply().isBlank());
    }

    /** Which attempt in a row of this step it is, from 1. */
    public int position(AttemptRef attempt) {
        return 1
                + (int) attempts.stream()
                        .filter(other -> other.ref().ordinal() < attempt.ordinal())
                        .count();
    }

    /** In what the request of the kept attempt differed from the settings. */
    public CallChanges changes(Stage.Kept kept) {
        return attempts.stream()
                .filter(attempt -> attempt.ref().equals(kept.attempt()))
                .findFirst()
                .map(Attempt::changes)
                .orElse(CallChanges.NONE);
    }

    StepState with(Stage newStage) {
        return new StepState(ref, text, left, newStage, attempts);
    }

    /** The same with another text. */
    public StepState withText(ReplyText newText) {
        return new StepState(ref, newText, left, stage, attempts);
    }

    StepState withLeft(ReplyText newLeft) {
        return new StepState(ref, text, newLeft, stage, attempts);
    }

    /** With what the model has written more; text of an attempt that is over is none of it. */
    StepState longer(RunEvent.TextStreamed more, Instant now) {
        if (!(stage instanceof Stage.Writing(var attempt, var startedAt, var firstTextAt))
                || !attempt.equals(more.attempt())) {
            return this;
        }
        var longer = switch (more.field()) {
            case TITLE -> new ReplyText(title() + more.text(), content(), thinking());
            case CONTENT -> new ReplyText(title(), content() + more.text(), thinking());
            case THINKING -> new ReplyText(title(), content(), thinking() + more.text());
        };
        return withText(longer).with(new Stage.Writing(attempt, startedAt, firstTextAt.or(() -> Optional.of(now))));
    }

    /** Its attempt ended without being accepted: the text leaves the page. */
    StepState rejected() {
        return withLeft(text.or(left)).withText(ReplyText.NONE).with(new Stage.Between());
    }

    /** The run ended without it: what there is of it comes back, as such. */
    StepState givenUp() {
        return withText(text.or(left)).with(new Stage.Unfinished());
    }

    StepState withAttempt(Attempt attempt) {
        var more = new ArrayList<>(attempts);
        more.removeIf(other -> other.ref().equals(attempt.ref()));
        more.add(attempt);
        return new StepState(ref, text, left, stage, more);
    }

    /** Changes an attempt, if there is such a one. */
    StepState withAttempt(AttemptRef attempt, UnaryOperator<Attempt> change) {
        var changed = attempts.stream()
                .map(other -> other.ref().equals(attempt) ? change.apply(other) : other)
                .toList();
        return new StepState(ref, text, left, stage, changed);
    }

    private static Stream<CallFigures> figures(List<Attempt> attempts) {
        return attempts.stream().flatMap(attempt -> attempt.figures().stream());
    }
}
