package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.RunSettings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run learns of a model that thinks by itself. */
class TokensForThinkingTest {

    private static final int USUAL = 300;
    private static final Reply ALONE = Reply.text("<think>I count.</think>");

    @Test
    void once_a_step_came_with_thinking_the_later_ones_and_the_answer_get_half_as_much_again_beside_their_limit() {
        var run = TestRun.of(
                settings(4, 4),
                thinking(100, "One."),
                thinking(40, "Two."),
                thinking(200, "Three."),
                goOn("Four."),
                ANSWER);

        run.go();

        assertThat(limits(run)).containsExactly(USUAL, USUAL + 150, USUAL + 150, USUAL + 300, answerLimit() + 300);
        assertThat(run.context().storedAttempts().get(1).changes().maxTokens()).hasValue(USUAL + 150);
    }

    @Test
    void it_is_at_most_four_times_the_limit_that_was_set() {
        var run = TestRun.of(settings(2, 2), thinking(10_000, "One."), goOn("Two."), ANSWER);

        run.go();

        assertThat(limits(run)).containsExactly(USUAL, USUAL + 4 * USUAL, answerLimit() + 4 * answerLimit());
    }

    @Test
    void it_is_at_most_what_the_context_leaves_beside_the_answer() {
        var run = TestRun.of(settings(2, 2), thinking(400, "One."), goOn("Two."), ANSWER);
        run.model().takes(1_600).counts(100);

        run.go();

        assertThat(limits(run).get(1)).isBetween(USUAL + 1, USUAL + 599);
    }

    @Test
    void where_a_person_limits_the_thinking_nothing_is_added() {
        var run = TestRun.of(limitedThinking(), thinking(100, "One."), goOn("Two."), ANSWER);

        run.go();

        assertThat(limits(run)).containsExactly(USUAL, USUAL, answerLimit());
    }

    @Test
    void what_is_given_for_thinking_teaches_nothing_about_steps_that_are_cut() {
        var run = TestRun.of(
                settings(4, 4),
                thinking(100, "One."),
                thinking(100, "Two."),
                thinking(100, "Three."),
                thinking(100, "Four."),
                ANSWER);

        run.go();

        assertThat(limits(run).subList(1, 4)).containsOnly(USUAL + 150);
    }

    @Test
    void a_step_that_is_cut_gets_twice_its_limit_and_the_same_for_thinking() {
        var run = TestRun.of(
                settings(2, 2),
                thinking(100, "One."),
                Reply.cut("{\"title\": \"t\", \"content\": \"long"),
                goOn("Two."),
                ANSWER);

        run.go();

        assertThat(limits(run).subList(1, 3)).containsExactly(USUAL + 150, 2 * USUAL + 150);
    }

    @Test
    void once_two_steps_came_only_without_thinking_the_later_ones_are_asked_for_without_it_at_once() {
        var run = TestRun.of(settings(3, 3), ALONE, goOn("One."), ALONE, goOn("Two."), goOn("Three."), Reply.text("3"));

        run.go();

        assertThat(run.requests())
                .extracting(call -> call.ownThinking().isOff())
                .containsExactly(false, true, false, true, true, true);
        assertThat(run.context().storedAttempts().get(4).changes().thinkingOff())
                .isTrue();
    }

    @Test
    void a_run_that_is_taken_up_again_knows_it_from_the_stored_steps() {
        var run = TestRun.of(settings(3, 3), thinking(100, "One."), goOn("Two."), goOn("Three."), ANSWER);
        run.context().beforeStoring(event -> {
            if (event instanceof AttemptStarted(var attempt, var _, var _)
                    && attempt.step().number() == 3) {
                throw new IllegalStateException("lost");
            }
        });
        assertThatIllegalStateException().isThrownBy(run::go);

        run.go(run.context().claimedAgain(), run.prompts());

        assertThat(limits(run)).containsExactly(USUAL, USUAL + 150, USUAL + 150, answerLimit() + 150);
    }

    private static Reply thinking(int tokens, String content) {
        return Reply.text("<think>" + numbers(3 * tokens) + "</think>{\"title\": \"t\", \"content\": \"" + content
                + "\", \"next_action\": \"continue\"}");
    }

    /** So many characters, none of which are a repetition. */
    private static String numbers(int length) {
        return IntStream.range(0, length)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "))
                .substring(0, length);
    }

    private static int answerLimit() {
        return settings(1, 1).reasoning().answerTokens();
    }

    private static RunSettings limitedThinking() {
        var settings = settings(2, 2);
        return new RunSettings(
                settings.preset(),
                settings.endpoint(),
                settings.model(),
                settings.reasoning()
                        .change()
                        .set(NumberSetting.THINKING_TOKENS, 500)
                        .build(),
                settings.seed(),
                settings.language(),
                settings.prompt());
    }

    private static List<Integer> limits(TestRun run) {
        return run.requests().stream().map(ChatCall::maxTokens).toList();
    }
}
