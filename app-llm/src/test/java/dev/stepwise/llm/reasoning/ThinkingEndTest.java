package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.OneStep.UNREADABLE;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.fortyWords;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static dev.stepwise.llm.reasoning.Replies.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.run.RunEvent.ThinkingEnded;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.settings.Language;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkingEndTest {

    @Test
    void the_model_decides_once_the_minimum_is_reached() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.MODEL_DECIDED));
        assertThat(reasoning(run)).isEqualTo(3);
    }

    @Test
    void final_answer_before_the_minimum_counts_as_a_step_and_the_loop_asks_for_more() {
        var run = TestRun.of(ready("One."), ready("Two."), ready("Three."), ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.MODEL_DECIDED));
        var notYet = run.prompts().text(Prompt.NOT_YET_JSON, Language.ENGLISH, Map.of("least", 3));
        assertThat(run.lastTurn(2)).isEqualTo(notYet);
        assertThat(run.lastTurn(3)).isEqualTo(notYet);
        assertThat(reasoning(run)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 25, 50})
    void the_maximum_is_exact(int most) {
        var run = TestRun.of(settings(1, most), steps(most, ANSWER));

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
        assertThat(reasoning(run)).isEqualTo(most);
        assertThat(run.requests()).hasSize(most + 1);
    }

    @Test
    void an_unknown_next_action_means_continue() {
        var run = TestRun.of(settings(1, 2), Reply.step("t", "One.", "whatever"), goOn("Two."), ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
    }

    @Test
    void two_repeats_in_a_row_end_the_thinking_even_below_the_minimum() {
        var run = TestRun.of(settings(9, 25), goOn(fortyWords(1)), goOn(fortyWords(1)), goOn(fortyWords(1)), ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.REPEATING));
        assertThat(run.context().stored())
                .extracting(step -> step.marks().repeats().orElse(0))
                .containsExactly(0, 1, 1, 0);
    }

    @Test
    void three_equal_steps_in_a_row_end_the_thinking_even_below_the_minimum_however_short_they_are() {
        var run = TestRun.of(settings(9, 25), goOn("x = 2"), goOn("x = 2"), goOn("X =  2"), ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.REPEATING));
        assertThat(reasoning(run)).isEqualTo(3);
    }

    @Test
    void two_equal_steps_in_a_row_end_the_thinking_once_the_minimum_is_reached() {
        var run = TestRun.of(settings(3, 25), goOn("One."), goOn("x = 2"), goOn("x = 2"), ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.REPEATING));
        assertThat(reasoning(run)).isEqualTo(3);
    }

    @Test
    void two_equal_steps_below_the_minimum_or_apart_do_not_end_the_thinking() {
        var run = TestRun.of(settings(3, 4), goOn("x = 2"), goOn("x = 2"), goOn("x = -2"), goOn("x = 2"), ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
    }

    @Test
    void below_the_minimum_one_repeat_does_not_end_the_thinking_nor_do_two_that_are_apart() {
        var run = TestRun.of(
                settings(4, 4),
                goOn(fortyWords(1)),
                goOn(fortyWords(1)),
                goOn(fortyWords(2)),
                goOn(fortyWords(2)),
                ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
    }

    @Test
    void after_an_extension_two_repeats_at_once_are_enough() {
        var run = TestRun.of(settings(9, 25), goOn(fortyWords(1)), goOn(fortyWords(1)), goOn(fortyWords(1)), ANSWER);
        run.context().tellAfterStep(1, new Directive.Extend(1));

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.REPEATING));
        assertThat(reasoning(run)).isEqualTo(3);
    }

    @Test
    void the_maximum_goes_before_repeats() {
        var run = TestRun.of(settings(3, 3), goOn(fortyWords(1)), goOn(fortyWords(1)), goOn(fortyWords(1)), ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
    }

    @Test
    void a_full_context_goes_before_the_maximum_and_overrides_the_minimum() {
        var run = TestRun.of(settings(2, 2), goOn("One."), goOn("Two.").tokens(9_900, 50), ANSWER);
        run.model().takes(10_000);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.CONTEXT_FULL));
    }

    @Test
    void asked_to_finish_goes_before_all_others_and_overrides_the_minimum() {
        var run = TestRun.of(settings(9, 25), goOn("One.").tokens(9_900, 50), ANSWER);
        run.model().takes(10_000);
        run.context().tellAfterStep(1, new Directive.FinishNow());

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.ASKED_TO_FINISH));
    }

    @Test
    void asked_to_finish_before_the_first_step_the_answer_is_asked_for_beside_the_question() {
        var run = TestRun.of(ANSWER);
        run.context().tell(new Directive.FinishNow());

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.ASKED_TO_FINISH));
        assertThat(run.lastTurn(1)).isEqualTo(run.answerRequest(Language.ENGLISH));
        assertThat(run.context().stored().getFirst().ref()).isEqualTo(new StepRef(1, StepKind.ANSWER));
    }

    @Test
    void a_step_that_cannot_be_made_ends_the_thinking_and_the_answer_is_asked_for() {
        var unreadable = Reply.text(UNREADABLE);
        var run = TestRun.of(settings(3, 9), goOn("One."), unreadable, unreadable, unreadable, ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.NO_FURTHER_STEP));
        assertThat(reasoning(run)).isEqualTo(1);
        assertThat(run.lastTurn(5)).isEqualTo(run.answerRequest(Language.ENGLISH));
        assertThat(run.context().stored().getLast().ref()).isEqualTo(new StepRef(2, StepKind.ANSWER));
    }

    @Test
    void titles_that_loop_again_and_again_end_the_thinking_too() {
        var looping = Reply.cut("{\"title\": \"" + "Counting the letters ".repeat(100));
        var other = Reply.cut("{\"title\": \"" + "Counting again ".repeat(100));
        var run = TestRun.of(settings(3, 9), goOn("One."), looping, other, looping, ANSWER);

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.NO_FURTHER_STEP));
    }

    @Test
    void a_first_step_that_cannot_be_made_fails_the_run() {
        var unreadable = Reply.text(UNREADABLE);
        var run = TestRun.of(settings(3, 9), unreadable, unreadable, unreadable);

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.BAD_SHAPE));
    }

    @Test
    void a_fault_at_a_later_step_still_fails_the_run() {
        var fault = Reply.failure(Cause.STALLED);
        var run = TestRun.of(settings(3, 9), goOn("One."), Reply.text(UNREADABLE), fault, fault, fault);

        assertThat(run.go()).isInstanceOf(RunOutcome.Failed.class);
    }

    @Test
    void extend_asks_for_so_many_steps_more_than_are_stored() {
        var run = TestRun.of(settings(1, 2), goOn("One."), ready("Two."), ready("Three."), ready("Four."), ANSWER);
        run.context().tellAfterStep(2, new Directive.Extend(2));

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
        assertThat(reasoning(run)).isEqualTo(4);
        assertThat(run.lastTurn(3)).startsWith("Not yet: think at least 4 steps");
    }

    @Test
    void extend_never_lowers_a_limit_and_stops_at_fifty() {
        assertThat(new Limits(3, 25, 0).extended(1, 1)).isEqualTo(new Limits(3, 25, 1));
        assertThat(new Limits(3, 25, 0).extended(30, 25)).isEqualTo(new Limits(50, 50, 25));
        assertThat(new Limits(3, 25, 0).extended(Integer.MAX_VALUE, 4)).isEqualTo(new Limits(50, 50, 4));
    }

    @Test
    void extend_clears_the_count_of_repeats() {
        var run = TestRun.of(
                settings(4, 4), goOn(fortyWords(1)), goOn(fortyWords(1)), goOn(fortyWords(1)), goOn("Four."), ANSWER);
        run.context().tellAfterStep(3, new Directive.Extend(1));

        assertThat(run.go()).isEqualTo(answered(ThinkingEnd.STEP_LIMIT));
    }

    @Test
    void stop_and_hand_over_go_before_asked_to_finish() {
        var run = TestRun.of(goOn("One."));
        run.context().tellAfterStep(1, new Directive.FinishNow());
        run.context().tellAfterStep(1, new Directive.Stop());

        assertThat(run.go()).isEqualTo(new RunOutcome.Stopped());
        assertThat(run.context().events(ThinkingEnded.class)).isEmpty();
    }

    @Test
    void the_end_of_the_thinking_is_told_before_the_answer_is_begun() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));

        run.go();

        var events = run.context().events();
        var answer = run.context().events(AttemptStarted.class).getLast();
        assertThat(events.indexOf(new ThinkingEnded(ThinkingEnd.MODEL_DECIDED))).isEqualTo(events.indexOf(answer) - 1);
        assertThat(answer.attempt().step()).isEqualTo(new StepRef(4, StepKind.ANSWER));
    }

    private static RunOutcome answered(ThinkingEnd end) {
        return new RunOutcome.Answered(Optional.of(end));
    }

    private static long reasoning(TestRun run) {
        return run.context().stored().stream()
                .map(CompletedStep::ref)
                .filter(ref -> ref.kind() == StepKind.REASONING)
                .count();
    }
}
