package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.looping;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.PromptFolder;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeTest {

    /** What the model does at each place, attempt by attempt: every kind of trouble in one run. */
    private static final Map<StepRef, List<Reply>> SCRIPT = Map.of(
            reasoning(1),
            List.of(Reply.text("[1]"), Reply.failure(Cause.STALLED, "{\"ti"), ready("Early.")),
            reasoning(2),
            List.of(Reply.cut("{\"title\": \"t\", \"content\": \"lon"), goOn("Long enough.")),
            reasoning(3),
            List.of(
                    Reply.text("{\"title\": \"t\", \"content\": {\"a\": 1}}"),
                    Reply.text("{}"),
                    Reply.text("{\"content\": 4}")),
            reasoning(4),
            List.of(Reply.text("{\"content\": [5]}"), Reply.text(""), Reply.text("")),
            reasoning(5),
            List.of(looping("So far.", " It is red."), looping("So far.", " It is blue.")),
            reasoning(6),
            List.of(ready("Done.")),
            new StepRef(7, StepKind.ANSWER),
            List.of(Reply.text(""), Reply.failure(Cause.SERVER_ERROR), ANSWER));

    private final List<ScriptedContext> current = new ArrayList<>();
    private final TestRun run = TestRun.of(settings(5, 9), _ -> reply());
    private int requestsBefore;

    static Stream<Integer> events() {
        var undisturbed = new ResumeTest();
        undisturbed.goUndisturbed();
        return IntStream.range(0, undisturbed.run.context().events().size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_run_that_is_lost_before_an_event_is_stored_goes_on_with_the_requests_it_would_have_made(int event) {
        lostAt(event, true);
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_run_that_is_lost_after_an_event_is_stored_goes_on_with_the_requests_it_would_have_made(int event) {
        lostAt(event, false);
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_was_said_is_read_from_the_rows_whatever_becomes_of_the_templates(int event) {
        var whole = new ResumeTest().goUndisturbed().requests();
        loseAt(event, false);
        var rows = 2 * current.getLast().stored().size();

        takeUp(new Prompts(
                (prompt, language) -> "New: " + PromptFolder.bundled().read(prompt, language)));

        for (var request : resumed()) {
            assertThat(request.messages().subList(0, rows + 1))
                    .isEqualTo(whole.getLast().messages().subList(0, rows + 1));
        }
    }

    @Test
    void attempts_go_on_being_counted_and_numbered() {
        var lost = new ResumeTest();
        lost.loseAt(firstRejection(2), false);

        lost.takeUp(lost.run.prompts());

        var first = lost.current.getLast().storedAttempts().stream()
                .filter(attempt -> attempt.ref().step().equals(reasoning(1)))
                .toList();
        assertThat(first).extracting(attempt -> attempt.ref().ordinal()).containsExactly(1, 2, 3);
    }

    @Test
    void an_attempt_of_a_lost_node_does_not_count_but_keeps_its_number() {
        var fault = Reply.failure(Cause.STALLED);
        var lost = TestRun.of(settings(1, 1), goOn("Lost."), fault, fault, goOn("One."), ANSWER);
        lost.context().beforeStoring(event -> {
            if (event instanceof RunEvent.StepCompleted) {
                throw new NodeLost();
            }
        });
        assertThatExceptionOfType(NodeLost.class).isThrownBy(lost::go);
        var again = lost.context().claimedAgain();

        assertThat(lost.go(again, lost.prompts())).isInstanceOf(RunOutcome.Answered.class);
        assertThat(again.storedAttempts().getFirst().cause()).contains(Cause.NODE_LOST);
        assertThat(again.stored()).hasSize(2);
        assertThat(again.storedAttempts())
                .extracting(attempt -> attempt.ref().ordinal())
                .containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void a_run_whose_thinking_had_ended_goes_straight_to_its_answer() {
        var lost = TestRun.of(settings(1, 9), ready("One."), Reply.failure(Cause.STALLED), ANSWER);
        lost.pauses().duringPause(() -> {
            throw new NodeLost();
        });
        assertThatExceptionOfType(NodeLost.class).isThrownBy(lost::go);
        lost.pauses().duringPause(() -> {});
        var again = lost.context().claimedAgain();
        again.tell(new Directive.Extend(5));

        assertThat(lost.go(again, lost.prompts()))
                .isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED)));
        assertThat(again.events(RunEvent.ThinkingEnded.class)).isEmpty();
    }

    @Test
    void a_run_that_was_extended_before_it_was_lost_keeps_its_new_limits() {
        var lost = TestRun.of(
                settings(1, 2),
                goOn("One."),
                ready("Two."),
                Reply.failure(Cause.STALLED),
                goOn("Three."),
                goOn("Four."),
                ANSWER);
        lost.context().tellAfterStep(2, new Directive.Extend(2));
        lost.pauses().duringPause(() -> {
            throw new NodeLost();
        });
        assertThatExceptionOfType(NodeLost.class).isThrownBy(lost::go);
        lost.pauses().duringPause(() -> {});
        var again = lost.context().claimedAgain();
        again.heeded(new GivenDirective(1, new Directive.Extend(2), Instant.EPOCH, OptionalInt.of(3)));

        assertThat(lost.go(again, lost.prompts()))
                .isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.STEP_LIMIT)));
        assertThat(again.stored()).hasSize(5);
    }

    @Test
    void a_run_that_has_its_answer_makes_no_call() {
        var done = TestRun.of(settings(1, 1), goOn("One."), ANSWER);
        var end = done.go();

        assertThat(done.go(done.context().claimedAgain(), done.prompts())).isEqualTo(end);
        assertThat(done.requests()).hasSize(2);
    }

    @Test
    void a_run_that_is_lost_between_its_last_attempt_and_its_end_ends_without_another_call() {
        var fault = Reply.failure(Cause.STALLED);
        var lost = TestRun.of(settings(1, 1), fault, fault, fault);
        var end = lost.go();

        assertThat(lost.go(lost.context().claimedAgain(), lost.prompts())).isEqualTo(end);
        assertThat(lost.requests()).hasSize(3);
    }

    @Test
    void a_run_that_was_handed_over_in_mid_step_writes_that_step_anew() {
        var holder = new TestRun[1];
        holder[0] = TestRun.of(
                settings(1, 2),
                goOn("One."),
                Reply.text("{\"title").then(() -> holder[0].context().tell(new Directive.HandOver())),
                goOn("Two."),
                ANSWER);
        assertThat(holder[0].go()).isEqualTo(new ReasoningEnd.HandedOver());

        assertThat(holder[0].go(holder[0].context().claimedAgain(), holder[0].prompts()))
                .isInstanceOf(RunOutcome.Answered.class);
        assertThat(holder[0].requests().get(2)).isEqualTo(holder[0].requests().get(1));
    }

    private void lostAt(int event, boolean before) {
        var undisturbed = new ResumeTest().goUndisturbed();
        loseAt(event, before);

        var end = takeUp(changedSystemPrompt());

        var whole = undisturbed.requests();
        var resumed = resumed();
        long closed = current.getFirst().storedAttempts().stream()
                .filter(attempt -> attempt.ending() != Attempt.Ending.OPEN)
                .count();
        assertThat(resumed).isEqualTo(whole.subList((int) closed, whole.size()));
        assertThat(end).isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED)));
        assertThat(current.getLast().stored()).isEqualTo(undisturbed.context().stored());
    }

    private TestRun goUndisturbed() {
        current.add(run.context());
        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);
        return run;
    }

    private void loseAt(int event, boolean before) {
        current.add(run.context());
        Consumer<RunEvent.Reasoned> lose = _ -> {
            if (run.context().events().size() == (before ? event : event + 1)) {
                throw new NodeLost();
            }
        };
        if (before) {
            run.context().beforeStoring(lose);
        } else {
            run.context().afterStoring(lose);
        }
        assertThatExceptionOfType(NodeLost.class).isThrownBy(run::go);
        requestsBefore = run.requests().size();
    }

    private ReasoningEnd takeUp(Prompts prompts) {
        current.add(run.context().claimedAgain());
        return run.go(current.getLast(), prompts);
    }

    private List<ChatCall> resumed() {
        return run.requests().subList(requestsBefore, run.requests().size());
    }

    /** By place and number of counted attempts, so that the reply does not depend on who asks. */
    private Reply reply() {
        var attempts = current.getLast().storedAttempts();
        var place = attempts.getLast().ref().step();
        long counted = attempts.stream()
                .filter(attempt -> attempt.ref().step().equals(place))
                .filter(attempt ->
                        attempt.cause().filter(Cause.NODE_LOST::equals).isEmpty())
                .count();
        return SCRIPT.get(place).get((int) counted - 1);
    }

    private static int firstRejection(int nth) {
        var undisturbed = new ResumeTest().goUndisturbed().context().events();
        return IntStream.range(0, undisturbed.size())
                .filter(i -> undisturbed.get(i) instanceof RunEvent.AttemptRejected)
                .skip(nth - 1)
                .findFirst()
                .orElseThrow();
    }

    private static Prompts changedSystemPrompt() {
        return new Prompts((prompt, language) -> prompt == Prompt.SYSTEM_CAREFUL_JSON
                ? "Changed: {least} {most} {tokens}"
                : PromptFolder.bundled().read(prompt, language));
    }

    private static StepRef reasoning(int number) {
        return new StepRef(number, StepKind.REASONING);
    }

    private static final class NodeLost extends RuntimeException {}
}
