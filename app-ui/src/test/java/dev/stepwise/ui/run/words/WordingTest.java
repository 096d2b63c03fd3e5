package dev.stepwise.ui.run.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.Directive;
import dev.stepwise.run.Marks;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.Tokens;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.run.state.RunPhase;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.Samples;
import dev.stepwise.ui.run.state.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    private static final Words WORDS = Words.of(new Texts());
    private final RunWording runs = new RunWording(WORDS);
    private final StepWording steps = new StepWording(WORDS, Samples.settings(Strategy.STEPS));
    private final FailureWording failures = new FailureWording(WORDS);

    @Test
    void every_status_begins_as_promised() {
        assertThat(runs.status(queued())).isEqualTo("Waiting");
        assertThat(status(Samples.started(Samples.step(7, 1)))).isEqualTo("Writing step 7");
        assertThat(status(new RunEvent.ThinkingEnded(ThinkingEnd.REPEATING), Samples.started(Samples.answer(2, 1))))
                .isEqualTo("Writing the answer");
        assertThat(status(new RunEvent.DirectiveGiven(1, new Directive.Stop()))).isEqualTo("Stopping");
        assertThat(status(finished(new RunOutcome.Answered(Optional.empty())))).isEqualTo("Answered");
        assertThat(status(finished(new RunOutcome.Stopped()))).isEqualTo("Stopped by you");
        assertThat(status(finished(failure(Optional.of(Samples.step(4, 1).step()), Cause.STALLED))))
                .isEqualTo("Failed in step 4");
        assertThat(status(finished(failure(Optional.of(Samples.answer(6, 1).step()), Cause.STALLED))))
                .isEqualTo("Failed in the answer");
        assertThat(status(finished(failure(Optional.empty(), Cause.QUESTION_TOO_LONG))))
                .isEqualTo("Failed");
        assertThat(status(finished(new RunOutcome.Stopped()), new RunEvent.RunQueued(Samples.START)))
                .startsWith("Waiting");
    }

    @Test
    void a_queued_run_says_how_many_come_before_it() {
        assertThat(note(queued())).isEqualTo("for a free place");
        assertThat(note(queued().behind(OptionalInt.of(0)))).isEqualTo("for a free place");
        assertThat(note(queued().behind(OptionalInt.of(1)))).isEqualTo("for a free place, 1 run is before it");
        assertThat(note(queued().behind(OptionalInt.of(12)))).isEqualTo("for a free place, 12 runs are before it");
    }

    private String note(RunViewState state) {
        return runs.note(state, moment -> "");
    }

    @Test
    void a_run_that_kept_nothing_is_not_said_to_have_thought() {
        var stopped = RunViewState.of(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()))
                .after(Samples.started(Samples.step(1, 1)), Samples.START)
                .after(finished(new RunOutcome.Stopped()), Samples.START);

        assertThat(runs.thinking(stopped)).isEqualTo("No step is kept");
    }

    @Test
    void a_plain_answer_is_being_written_or_failed_and_never_a_step() {
        var direct = RunViewState.of(new RunSnapshot(Samples.queued(Strategy.DIRECT), Optional.empty()))
                .after(Samples.started(Samples.answer(1, 1)), Samples.START);
        assertThat(runs.status(direct)).isEqualTo("Writing the answer");
        assertThat(runs.note(direct, _ -> "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void every_cause_says_what_happened_what_is_kept_and_what_to_do(Cause cause) {
        var state = RunViewState.of(new RunSnapshot(Samples.failed(cause), Optional.empty()));
        var failed = (RunPhase.Failed) state.phase();

        assertThat(failures.heading(failed)).isNotBlank().doesNotContain("run.", "{", "!");
        assertThat(failures.text(state, failed))
                .contains("Steps 1 to 3 are kept.")
                .doesNotContain("run.", "{", "!", "null", "please")
                .endsWith(".");
        assertThat(failures.text(state, failed).contains("“Try to go on”"))
                .as("what can help is named")
                .isEqualTo(cause.mayPass(true));
        assertThat(failures.text(state, failed)).containsAnyOf("“Try to go on”", "“Run again”");
        assertThat(steps.attempt(Samples.rejected(Samples.step(1, 1), cause, 1)))
                .startsWith("not accepted: ")
                .doesNotContain("run.");
    }

    @Test
    void a_fault_names_the_server_and_how_often_it_was_asked() {
        var state = RunViewState.of(new RunSnapshot(Samples.failed(Cause.CONNECTION_REFUSED), Optional.empty()));

        assertThat(failures.text(state, (RunPhase.Failed) state.phase()))
                .startsWith(
                        "“Lab GPU 1” refused the connection when it was asked for step 4. Stepwise asked three times"
                                + " within 41 seconds.");
    }

    @Test
    void a_question_that_is_too_long_is_told_in_numbers() {
        var failed = new RunPhase.Failed(
                Optional.empty(), Cause.QUESTION_TOO_LONG, new CauseDetail.TooLong(9_000, 4_096), Samples.START);

        assertThat(failures.text(queued(), failed))
                .startsWith("The question alone needs about 9000 tokens; the model takes 4096.");
    }

    @ParameterizedTest
    @EnumSource(ThinkingEnd.class)
    void every_end_of_the_thinking_has_words(ThinkingEnd end) {
        assertThat(runs.thinkingEnd(after(new RunEvent.ThinkingEnded(end))))
                .isNotBlank()
                .doesNotContain("run.");
    }

    @ParameterizedTest
    @EnumSource(TinyObstacle.class)
    void what_is_in_the_tiny_models_way_is_said_in_words(TinyObstacle obstacle) {
        var failed = new RunPhase.Failed(
                Optional.empty(), Cause.TINY_CANNOT_RUN, new CauseDetail.NoTiny(obstacle), Samples.START);
        var state = RunViewState.of(new RunSnapshot(Samples.failed(Cause.TINY_CANNOT_RUN), Optional.empty()));

        assertThat(failures.text(state, failed))
                .startsWith("Stepwise’s own small model ")
                .doesNotContain("cannot run on this computer", "!{", "run.cause");
    }

    @Test
    void a_key_that_cannot_be_read_is_said_instead_of_an_unknown_server() {
        var failed = new RunPhase.Failed(
                Optional.empty(), Cause.SERVER_NOT_CONFIGURED, new CauseDetail.Call(CallFault.KEY_LOST), Samples.START);
        var state = RunViewState.of(new RunSnapshot(Samples.failed(Cause.SERVER_NOT_CONFIGURED), Optional.empty()));

        assertThat(failures.heading(failed)).isEqualTo("The model server’s key cannot be read here");
        assertThat(failures.text(state, failed))
                .startsWith("The key of “")
                .contains("” cannot be read on this node: its master key is missing.")
                .doesNotContain("any more");
    }

    @ParameterizedTest
    @EnumSource(Cause.Kind.class)
    void every_kind_of_failure_says_why_the_thinking_ended(Cause.Kind kind) {
        assertThat(WORDS.of("then." + Words.key(kind))).startsWith("then ");
    }

    @Test
    void a_good_step_says_nothing_about_itself() {
        var kept = step(Samples.step(3, 1), "Count", Marks.NONE, List.of());
        assertThat(steps.state(kept)).isEmpty();
        assertThat(steps.name(kept)).isEqualTo("Step 3: Count, 115 tokens");
    }

    @Test
    void a_step_without_a_title_is_called_by_its_number() {
        var kept = step(Samples.step(3, 1), "  ", Marks.NONE, List.of());
        assertThat(steps.name(kept)).isEqualTo("Step 3, 115 tokens");
        assertThat(steps.title(kept)).isEqualTo("Step 3");
    }

    @Test
    void less_than_a_millisecond_is_no_time_live_and_stored() {
        var begun = new RunEvent.AttemptStarted(Samples.step(3, 1), CallChanges.NONE, Samples.START);
        var figures = new CallFigures(
                Samples.START, Optional.empty(), Duration.ofNanos(999_999), Tokens.UNKNOWN, Optional.empty());
        var end = new RunEvent.AttemptRejected(
                begun.attempt(), new AttemptEnd(Cause.STALLED, CauseDetail.NONE, "", "", figures));
        var live = RunViewState.of(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()))
                .after(begun, Samples.START)
                .after(end, Samples.START);
        assertThat(steps.time(live.reasoning().getFirst())).isEmpty();
    }

    @Test
    void marks_and_attempts_stand_in_words() {
        var first = Samples.rejected(Samples.step(3, 1), Cause.BAD_SHAPE, 1_000);
        var second = new Attempt(
                Samples.step(3, 2),
                Samples.warmer(),
                Samples.START,
                Attempt.Ending.ACCEPTED,
                Optional.empty(),
                CauseDetail.NONE,
                "raw",
                "",
                Optional.of(Samples.figures(Samples.step(3, 2), 2_000)));
        var kept = step(
                Samples.step(3, 2),
                "Count",
                new Marks(true, true, OptionalInt.of(2), true, false, false),
                List.of(first, second));

        assertThat(steps.state(kept))
                .isEqualTo(
                        "truncated at 300 tokens, repaired, the server did not say why it ended, repeats step 2, 2nd attempt, at temperature 0.3");
        assertThat(steps.time(kept)).isEqualTo("3.0 s");
        assertThat(steps.attempt(second)).isEqualTo("accepted (at temperature 0.3, seed 8, with the fault named)");
    }

    @Test
    void estimated_tokens_say_about() {
        var tokens = new Tokens(OptionalInt.of(90), OptionalInt.empty(), OptionalInt.of(12), true);
        assertThat(steps.count(tokens, tokens.completion())).contains("about 12");
        assertThat(steps.count(tokens, tokens.cached())).isEmpty();
    }

    @Test
    void a_title_that_turns_directions_cannot_turn_the_row() {
        var kept = step(Samples.step(1, 1), "abc\u202Edef", Marks.NONE, List.of());
        assertThat(steps.title(kept)).isEqualTo("abc\uFFFDdef");
    }

    @Test
    void steps_that_were_left_out_of_the_request_for_the_answer_are_named() {
        assertThat(steps.attempt(answeredWithout(1))).contains("(without step 2, which did not fit)");
        assertThat(steps.attempt(answeredWithout(5))).contains("(without steps 2 to 6, which did not fit)");
        assertThat(steps.attempt(answeredWithout(8))).contains("(without the steps, which did not fit)");
        var answer = step(Samples.answer(9, 1), "", Marks.NONE, List.of(answeredWithout(5)));
        assertThat(steps.state(answer)).isEqualTo("without steps 2 to 6, which did not fit");
    }

    @Test
    void what_a_server_does_not_take_is_told_of_an_attempt() {
        assertThat(steps.attempt(askedWithout(Set.of(RequestPart.SEED, RequestPart.SCHEMA))))
                .isEqualTo("accepted (the server does not take a schema of the reply, a seed)");
        assertThat(RequestPart.values())
                .allSatisfy(part -> assertThat(steps.attempt(askedWithout(Set.of(part))))
                        .startsWith("accepted (the server does not take ")
                        .doesNotContain("part."));
    }

    @Test
    void a_step_that_came_without_the_models_own_thinking_says_so() {
        var off = new CallChanges(
                OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), false, false, 0, true);
        var kept = Samples.accepted(Samples.kept(Samples.step(3, 1), "Count", "Three."));
        var attempt = new Attempt(
                kept.ref(),
                off,
                kept.startedAt(),
                kept.ending(),
                kept.cause(),
                kept.detail(),
                kept.rawReply(),
                kept.thinking(),
                kept.figures());

        assertThat(steps.attempt(attempt)).isEqualTo("accepted (asked not to think by itself)");
        assertThat(steps.state(step(Samples.step(3, 1), "Count", Marks.NONE, List.of(attempt))))
                .isEqualTo("asked not to think by itself");
    }

    private static Attempt askedWithout(Set<RequestPart> parts) {
        var kept = Samples.accepted(Samples.kept(Samples.answer(9, 1), "", "Three."));
        var figures = kept.figures().orElseThrow();
        return new Attempt(
                kept.ref(),
                CallChanges.NONE,
                kept.startedAt(),
                kept.ending(),
                kept.cause(),
                kept.detail(),
                kept.rawReply(),
                kept.thinking(),
                Optional.of(new CallFigures(
                        figures.startedAt(),
                        figures.toFirstToken(),
                        figures.total(),
                        figures.tokens(),
                        figures.reportedModel(),
                        parts)));
    }

    private static Attempt answeredWithout(int steps) {
        var kept = Samples.accepted(Samples.kept(Samples.answer(9, 1), "", "Three."));
        var changes = new CallChanges(
                OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), false, false, steps, false);
        return new Attempt(
                kept.ref(),
                changes,
                kept.startedAt(),
                kept.ending(),
                kept.cause(),
                kept.detail(),
                kept.rawReply(),
                kept.thinking(),
                kept.figures());
    }

    @Test
    void what_a_reader_should_know_of_a_weak_models_step_is_said() {
        var marks = new Marks(false, false, OptionalInt.empty(), false, true, true);
        assertThat(steps.state(step(Samples.step(3, 1), "Count", marks, List.of())))
                .isEqualTo("cut where it repeats itself, says only what it was told");
    }

    @Test
    void a_title_is_shown_up_to_120_characters_as_a_reader_counts_them() {
        assertThat(title("a".repeat(120))).isEqualTo("a".repeat(120));
        assertThat(title("a".repeat(121))).isEqualTo("a".repeat(120) + "…");
        assertThat(title("数".repeat(121))).isEqualTo("数".repeat(120) + "…");
        var family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(title(family.repeat(120))).isEqualTo(family.repeat(120));
        assertThat(title(family.repeat(121))).isEqualTo(family.repeat(120) + "…");
        assertThat(title("e\u0301".repeat(121))).isEqualTo("e\u0301".repeat(120) + "…");
    }

    @Test
    void a_title_without_an_end_is_shown_as_short_in_every_place() {
        var endless = step(Samples.step(3, 1), "Count ".repeat(10_000), Marks.NONE, List.of());

        assertThat(steps.title(endless)).hasSize(120).endsWith("Count…");
        assertThat(steps.name(endless)).hasSizeLessThan(200);
        assertThat(new TimelineWording(WORDS).heading(endless)).hasSizeLessThan(200);
        assertThat(title("a" + "\u0301".repeat(10_000))).hasSizeLessThan(2_100);
    }

    private String title(String written) {
        return steps.title(step(Samples.step(3, 1), written, Marks.NONE, List.of()));
    }

    private static StepState step(
            dev.stepwise.run.AttemptRef attempt, String title, Marks marks, List<Attempt> attempts) {
        var completed = Samples.completed(attempt, title, "text", marks);
        return new StepState(
                attempt.step(),
                new ReplyText(title, "text"),
                ReplyText.NONE,
                new StepState.Stage.Kept(attempt, completed),
                attempts);
    }

    private static RunOutcome.Failed failure(Optional<StepRef> place, Cause cause) {
        return new RunOutcome.Failed(place, cause, CauseDetail.NONE);
    }

    private static RunEvent finished(RunOutcome outcome) {
        return new RunEvent.RunFinished(outcome, Samples.START.plusSeconds(1));
    }

    private String status(RunEvent... events) {
        return runs.status(after(events));
    }

    private static RunViewState after(RunEvent... events) {
        var state = queued();
        for (var event : events) {
            state = state.after(event, Samples.START);
        }
        return state;
    }

    private static RunViewState queued() {
        return RunViewState.of(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()));
    }
}
