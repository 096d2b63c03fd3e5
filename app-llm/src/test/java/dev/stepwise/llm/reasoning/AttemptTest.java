package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.QUESTION;
import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Language;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptTest {

    private static final StepRef FIRST = new StepRef(1, StepKind.REASONING);
    private static final String UNREADABLE = "{\"title\": \"t\", \"content\": \"\"}";

    @ParameterizedTest
    @EnumSource(
            names = {
                "CONNECTION_REFUSED",
                "CONNECTION_RESET",
                "ENDED_EARLY",
                "ERROR_EVENT",
                "RATE_LIMITED",
                "SERVER_ERROR",
                "NO_FIRST_TOKEN",
                "STALLED",
                "CALL_TOO_LONG"
            })
    void after_a_fault_the_same_request_is_sent_after_one_second_and_then_after_four(Cause fault) {
        var run = oneStep(Reply.failure(fault, "{\"title\": \"abc"), Reply.failure(fault), goOn("One."), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        assertThat(run.requests().subList(0, 3)).containsOnly(run.requests().getFirst());
        assertThat(run.pauses().pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(run.context().storedAttempts()).extracting(Attempt::changes).containsOnly(CallChanges.NONE);
        assertThat(rejections(run)).containsExactly(fault, fault);
    }

    @Test
    void a_fault_that_breaks_off_the_same_text_twice_is_answered_by_other_sampling() {
        var broken = Reply.failure(Cause.ERROR_EVENT, "{\"title\": \"abc");
        var run = oneStep(broken, broken, goOn("One."), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        var second = run.requests().get(1);
        var third = run.requests().get(2);
        assertThat(second).isEqualTo(run.requests().getFirst());
        assertThat(third.messages()).isEqualTo(second.messages());
        assertThat(third.format()).isEqualTo(second.format());
        assertThat(third.seed()).isEqualTo(second.seed() + 1);
        assertThat(third.temperature()).isEqualTo(0.3);
        assertThat(run.pauses().pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(run.context().storedAttempts().get(2).changes())
                .isEqualTo(new CallChanges(
                        OptionalInt.empty(), OptionalDouble.of(0.3), OptionalInt.of(third.seed()), false, false));
    }

    @Test
    void a_server_that_says_when_to_come_back_is_heeded_up_to_a_minute() {
        var run = oneStep(
                Reply.failure(Cause.RATE_LIMITED).retryAfter(Duration.ofSeconds(7)),
                Reply.failure(Cause.RATE_LIMITED).retryAfter(Duration.ofHours(1)),
                goOn("One."),
                ANSWER);

        run.go();

        assertThat(run.pauses().pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
    }

    @Test
    void after_three_faults_the_run_fails_with_the_last_ones_cause_and_keeps_its_steps() {
        var run = TestRun.of(
                goOn("One."),
                Reply.failure(Cause.STALLED),
                Reply.failure(Cause.SERVER_ERROR),
                Reply.failure(Cause.CONNECTION_REFUSED));

        assertThat(run.go())
                .isEqualTo(new RunOutcome.Failed(
                        Optional.of(new StepRef(2, StepKind.REASONING)),
                        Cause.CONNECTION_REFUSED,
                        "the server's words"));
        assertThat(run.context().stored()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"BAD_REQUEST", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "SERVER_NOT_CONFIGURED", "TINY_CANNOT_RUN"
            })
    void what_will_be_refused_again_fails_the_run_at_once(Cause refusal) {
        var run = oneStep(Reply.failure(refusal));

        assertThat(run.go()).isEqualTo(new RunOutcome.Failed(Optional.of(FIRST), refusal, "the server's words"));
        assertThat(rejections(run)).containsExactly(refusal);
    }

    @Test
    void a_step_that_is_cut_is_tried_once_more_with_twice_the_tokens_and_else_unchanged() {
        var run = oneStep(Reply.cut("{\"title\": \"t\", \"content\": \"long"), goOn("One."), ANSWER);

        run.go();

        var first = run.requests().getFirst();
        var second = run.requests().get(1);
        assertThat(second.maxTokens()).isEqualTo(600);
        assertThat(second.messages()).isEqualTo(first.messages());
        assertThat(second.temperature()).isEqualTo(first.temperature());
        assertThat(second.seed()).isEqualTo(first.seed());
        assertThat(run.context().storedAttempts().get(1).changes())
                .isEqualTo(new CallChanges(
                        OptionalInt.of(600), OptionalDouble.empty(), OptionalInt.empty(), false, false));
    }

    @Test
    void a_second_cut_is_kept_and_marked() {
        var run = oneStep(
                Reply.cut("{\"title\": \"t\", \"content\": \"long"),
                Reply.cut("{\"title\": \"t\", \"content\": \"longer text"),
                ANSWER);

        run.go();

        var step = run.context().stored().getFirst();
        assertThat(step.content()).isEqualTo("longer text");
        assertThat(step.marks()).isEqualTo(new Marks(true, false, OptionalInt.empty()));
        assertThat(rejections(run)).containsExactly(Cause.CUT_BY_TOKEN_LIMIT);
    }

    @Test
    void twice_the_tokens_is_at_most_what_the_context_leaves_beside_the_answer() {
        var run = oneStep(Reply.cut("{\"title\": \"t\", \"content\": \"long").tokens(100, 300), goOn("One."), ANSWER);
        run.model().takes(1_200).counts(100);

        run.go();

        assertThat(run.requests().get(1).maxTokens()).isEqualTo(1_200 - 100 - 500 - 128);
    }

    @Test
    void a_cut_step_is_kept_at_once_where_the_context_leaves_no_more_tokens() {
        var run = oneStep(Reply.cut("{\"title\": \"t\", \"content\": \"long").tokens(100, 300), ANSWER);
        run.model().takes(900).counts(100);

        run.go();

        assertThat(run.requests()).hasSize(2);
        assertThat(run.context().stored().getFirst().marks().truncated()).isTrue();
    }

    @Test
    void a_second_cut_without_any_content_is_a_bad_reply() {
        var run = oneStep(Reply.cut("{\"title\": \"a long"), Reply.cut("{\"title\": \"a long"), goOn("One."), ANSWER);

        run.go();

        assertThat(run.requests().get(2).maxTokens()).isEqualTo(600);
        assertThat(run.lastTurn(3)).endsWith(run.prompts().text(Prompt.FAULT_UNCLOSED, Language.ENGLISH));
    }

    @Test
    void after_the_first_bad_reply_its_fault_is_named_and_temperature_and_seed_change() {
        var run = oneStep(Reply.text("[1, 2]"), goOn("One."), goOn("Two."), ANSWER);

        run.go();

        var second = run.requests().get(1);
        assertThat(run.lastTurn(2))
                .isEqualTo(QUESTION + "\n\n" + run.prompts().text(Prompt.FAULT_LIST, Language.ENGLISH));
        assertThat(second.temperature()).isEqualTo(0.3);
        assertThat(second.seed()).isEqualTo(43);
        assertThat(second.format()).isEqualTo(ChatCall.ReplyFormat.STEP_SCHEMA);
        assertThat(run.context().storedAttempts().get(1).changes())
                .isEqualTo(
                        new CallChanges(OptionalInt.empty(), OptionalDouble.of(0.3), OptionalInt.of(43), true, false));
    }

    @Test
    void after_the_second_bad_reply_that_request_is_sent_without_a_schema() {
        var run = oneStep(Reply.text("[1, 2]"), Reply.text("{}"), Reply.text("Just prose."), ANSWER);

        run.go();

        var second = run.requests().get(1);
        var third = run.requests().get(2);
        assertThat(third.messages()).isEqualTo(second.messages());
        assertThat(third.seed()).isEqualTo(second.seed());
        assertThat(third.format()).isEqualTo(ChatCall.ReplyFormat.FREE);
        assertThat(run.context().storedAttempts().get(2).changes().withoutSchema())
                .isTrue();
        assertThat(run.context().stored().getFirst().content()).isEqualTo("Just prose.");
        assertThat(run.context().stored().getFirst().marks().repaired()).isTrue();
    }

    @Test
    void a_higher_temperature_stays_and_the_largest_seed_wraps_around() {
        var settings = TestRun.settings(Strategy.STEPS, 1, 1, 0.8, Integer.MAX_VALUE, Language.ENGLISH);
        var run = TestRun.of(settings, Reply.text("{}"), goOn("One."), ANSWER);

        run.go();

        assertThat(run.requests().get(1).temperature()).isEqualTo(0.8);
        assertThat(run.requests().get(1).seed()).isZero();
        assertThat(run.context().storedAttempts().get(1).changes().temperature())
                .isEmpty();
    }

    @Test
    void changes_last_for_the_attempts_of_that_step_only() {
        var run = TestRun.of(settings(1, 2), Reply.text("{}"), goOn("One."), goOn("Two."), ANSWER);

        run.go();

        var next = run.requests().get(2);
        assertThat(next.temperature()).isZero();
        assertThat(next.seed()).isEqualTo(42);
        assertThat(next.messages().get(1).text())
                .as("the kept attempt's user turn is replayed, its added sentence included")
                .isEqualTo(run.lastTurn(2))
                .isEqualTo(run.context().stored().getFirst().userTurn());
        assertThat(next.messages()).as("a rejected reply is not").hasSize(4);
    }

    @Test
    void white_space_without_end_is_cut_and_named() {
        var run = oneStep(Reply.text("{\"title\": \"t\"," + " ".repeat(1_000)), goOn("One."), ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.RUN_ON);
        assertThat(run.model().ends().getFirst()).isInstanceOf(CallEnd.Cut.class);
        assertThat(run.lastTurn(2)).endsWith(run.prompts().text(Prompt.FAULT_RUN_ON, Language.ENGLISH));
    }

    @Test
    void white_space_after_the_last_value_costs_only_a_mark() {
        var run = oneStep(
                Reply.text("{\"title\": \"t\", \"content\": \"c\", \"next_action\": \"continue\"" + " ".repeat(500)),
                ANSWER);

        run.go();

        assertThat(rejections(run)).isEmpty();
        assertThat(run.context().stored().getFirst().marks().repaired()).isTrue();
    }

    @Test
    void a_reply_beyond_a_million_characters_is_cut_and_counts_as_run_on() {
        var run = oneStep(Reply.text("x".repeat(RecordedReply.BOUND + 10)), goOn("One."), ANSWER);

        run.go();

        var rejected = run.context().events(AttemptRejected.class).getFirst().end();
        assertThat(rejected.cause()).isEqualTo(Cause.RUN_ON);
        assertThat(rejected.rawReply()).hasSize(RecordedReply.BOUND);
    }

    @Test
    void the_latest_attempt_with_readable_content_is_kept_when_the_last_one_has_none() {
        var run = oneStep(
                Reply.text("{\"title\": \"t\", \"content\": {\"a\": 1}}"),
                Reply.text("{\"title\": \"t\", \"content\": [2]}"),
                Reply.text(UNREADABLE),
                ANSWER);

        run.go();

        var kept = run.context().events(StepCompleted.class).getFirst();
        assertThat(kept.attempt()).isEqualTo(new AttemptRef(FIRST, 2));
        assertThat(kept.step().content()).isEqualTo("[2]");
        assertThat(kept.step().userTurn()).isEqualTo(run.lastTurn(2));
        assertThat(kept.step().marks().repaired()).isTrue();
        assertThat(rejections(run)).containsExactly(Cause.BAD_SHAPE, Cause.BAD_SHAPE, Cause.BAD_SHAPE);
    }

    @Test
    void an_attempt_that_was_cut_is_kept_as_truncated_when_nothing_better_came() {
        var run = oneStep(
                Reply.cut("{\"title\": \"t\", \"content\": \"long"),
                Reply.text(UNREADABLE),
                Reply.text(UNREADABLE),
                ANSWER);

        run.go();

        assertThat(run.context().stored().getFirst().content()).isEqualTo("long");
        assertThat(run.context().stored().getFirst().marks()).isEqualTo(new Marks(true, false, OptionalInt.empty()));
    }

    @Test
    void without_any_readable_content_the_run_fails() {
        var run = oneStep(Reply.text(UNREADABLE), Reply.text(UNREADABLE), Reply.text(UNREADABLE));

        assertThat(run.go()).isEqualTo(new RunOutcome.Failed(Optional.of(FIRST), Cause.BAD_SHAPE, "CONTENT_BLANK"));
        assertThat(run.context().stored()).isEmpty();
    }

    @Test
    void a_fault_in_the_last_attempt_fails_the_run_although_an_earlier_one_was_readable() {
        var run = oneStep(
                Reply.text("{\"title\": \"t\", \"content\": {\"a\": 1}}"),
                Reply.text(UNREADABLE),
                Reply.failure(Cause.STALLED, "{\"title\": \"t\", \"content\": \"some"));

        assertThat(run.go()).isEqualTo(new RunOutcome.Failed(Optional.of(FIRST), Cause.STALLED, "the server's words"));
    }

    @Test
    void what_a_fault_left_unfinished_is_never_kept_as_a_step() {
        var run = oneStep(
                Reply.failure(Cause.STALLED, "{\"title\": \"t\", \"content\": \"some"),
                Reply.text(UNREADABLE),
                Reply.text(UNREADABLE));

        assertThat(run.go()).isEqualTo(new RunOutcome.Failed(Optional.of(FIRST), Cause.BAD_SHAPE, "CONTENT_BLANK"));
    }

    @Test
    void three_calls_are_all_whatever_their_ends() {
        var run = oneStep(
                Reply.failure(Cause.STALLED),
                Reply.cut("{\"title\": \"t"),
                Reply.text("{\"content\": {\"a\": 1}}"),
                ANSWER);

        run.go();

        assertThat(run.context()
                        .events(StepCompleted.class)
                        .getFirst()
                        .attempt()
                        .ordinal())
                .isEqualTo(3);
        assertThat(run.requests().get(2).maxTokens()).isEqualTo(600);
    }

    @Test
    void each_attempt_is_stored_before_its_call_and_closed_once() {
        var run = oneStep(Reply.text("[1]"), Reply.failure(Cause.STALLED), goOn("One."), ANSWER);
        run.context().afterStoring(event -> {
            if (event instanceof AttemptStarted) {
                assertThat(run.requests())
                        .hasSize(run.context().events(AttemptStarted.class).size() - 1);
            }
        });

        run.go();

        assertThat(run.context().storedAttempts())
                .extracting(Attempt::ending)
                .containsExactly(
                        Attempt.Ending.REJECTED,
                        Attempt.Ending.REJECTED,
                        Attempt.Ending.ACCEPTED,
                        Attempt.Ending.ACCEPTED);
    }

    @Test
    void an_attempts_raw_text_is_kept_as_far_as_it_came() {
        var run = oneStep(Reply.failure(Cause.CONNECTION_RESET, "{\"title\": \"half"), goOn("One."), ANSWER);

        run.go();

        var end = run.context().events(AttemptRejected.class).getFirst().end();
        assertThat(List.of(end.rawReply(), end.detail())).containsExactly("{\"title\": \"half", "the server's words");
    }

    private static TestRun oneStep(Reply... replies) {
        return TestRun.of(settings(1, 1), replies);
    }

    private static List<Cause> rejections(TestRun run) {
        return run.context().events(AttemptRejected.class).stream()
                .map(rejected -> rejected.end().cause())
                .toList();
    }
}
