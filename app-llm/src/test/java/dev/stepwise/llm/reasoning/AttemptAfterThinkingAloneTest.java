package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.OneStep.oneStep;
import static dev.stepwise.llm.reasoning.OneStep.rejections;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.RunSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model thinks by itself, and says nothing. */
class AttemptAfterThinkingAloneTest {

    private static final Reply THOUGHT = Reply.text("<think>I count.</think>");
    private static final Reply CUT = Reply.cut("<think>I count the letters");

    @Test
    void after_a_reply_of_thinking_alone_the_thinking_is_turned_off() {
        var run = oneStep(THOUGHT, goOn("One."), ANSWER);

        run.go();

        assertThat(thinkingOff(run)).containsExactly(false, true, false);
        assertThat(changes(run).get(1).thinkingOff()).isTrue();
        assertThat(changes(run).get(1).maxTokens()).isEmpty();
    }

    @Test
    void where_it_goes_on_though_it_was_turned_off_the_limit_is_twice_as_large_too() {
        var run = oneStep(THOUGHT, THOUGHT, goOn("One."), ANSWER);

        run.go();

        assertThat(thinkingOff(run)).containsExactly(false, true, true, false);
        assertThat(limits(run)).startsWith(300, 300, 600);
    }

    @Test
    void where_the_server_refuses_that_the_limit_is_twice_as_large_instead() {
        var run = oneStep(THOUGHT, THOUGHT, goOn("One."), THOUGHT, Reply.text("Three."));
        run.model().refusesThinkingOff();

        run.go();

        assertThat(thinkingOff(run)).as("the refusal is learnt once").containsExactly(false, true, false, false, false);
        assertThat(limits(run)).startsWith(300, 300, 600);
        assertThat(limits(run).get(4)).isEqualTo(2 * limits(run).get(3));
    }

    @Test
    void where_the_limit_cut_the_thinking_it_is_twice_as_large_and_then_the_thinking_is_turned_off() {
        var run = oneStep(CUT, CUT, goOn("One."), ANSWER);

        run.go();

        assertThat(rejections(run)).containsExactly(Cause.CUT_WHILE_THINKING, Cause.CUT_WHILE_THINKING);
        assertThat(thinkingOff(run)).containsExactly(false, false, true, false);
        assertThat(limits(run)).startsWith(300, 600, 600);
    }

    @Test
    void where_there_is_no_room_for_more_the_thinking_is_turned_off_at_once() {
        var run = oneStep(CUT.tokens(100, 300), goOn("One."), ANSWER);
        run.model().takes(900).counts(100);

        run.go();

        assertThat(thinkingOff(run)).containsExactly(false, true, false);
    }

    @Test
    void where_the_thinking_was_off_from_the_beginning_the_limit_is_twice_as_large() {
        var run = TestRun.of(withoutThinking(), THOUGHT, goOn("One."), ANSWER);

        run.go();

        assertThat(thinkingOff(run)).containsOnly(true);
        assertThat(changes(run)).noneMatch(CallChanges::thinkingOff);
        assertThat(limits(run)).startsWith(300, 600);
    }

    @Test
    void no_two_calls_for_an_answer_of_thinking_alone_are_equal() {
        for (var thinking : List.of(THOUGHT, CUT)) {
            for (boolean refuses : new boolean[] {false, true}) {
                var run = TestRun.of(TestRun.direct(0), _ -> thinking);
                if (refuses) {
                    run.model().refusesThinkingOff();
                }

                run.go();

                assertThat(run.requests()).hasSize(3).doesNotHaveDuplicates();
                assertThat(changes(run)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_run_that_is_taken_up_again_makes_the_call_that_was_due() {
        var run = oneStep(THOUGHT, goOn("One."), ANSWER);
        run.context().beforeStoring(event -> {
            if (event instanceof AttemptStarted(var attempt, var _, var _) && attempt.ordinal() == 2) {
                throw new IllegalStateException("lost");
            }
        });
        assertThatIllegalStateException().isThrownBy(run::go);

        run.go(run.context().claimedAgain(), run.prompts());

        assertThat(thinkingOff(run)).containsExactly(false, true, false);
    }

    private static RunSettings withoutThinking() {
        var settings = TestRun.settings(1, 1);
        return new RunSettings(
                settings.preset(),
                settings.endpoint(),
                settings.model(),
                settings.reasoning()
                        .change()
                        .set(NumberSetting.THINKING_TOKENS, 0)
                        .build(),
                settings.seed(),
                settings.language(),
                settings.prompt());
    }

    private static List<Boolean> thinkingOff(TestRun run) {
        return run.requests().stream().map(call -> call.ownThinking().isOff()).toList();
    }

    private static List<CallChanges> changes(TestRun run) {
        return run.context().storedAttempts().stream().map(Attempt::changes).toList();
    }

    private static List<Integer> limits(TestRun run) {
        return run.requests().stream().map(ChatCall::maxTokens).toList();
    }
}
