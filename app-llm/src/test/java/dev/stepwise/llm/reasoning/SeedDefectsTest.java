package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static dev.stepwise.llm.reasoning.Replies.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.Strategy;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a plain loop of this kind gets wrong, each as a test; the numbers are those of the list that they come from. */
class SeedDefectsTest {

    @Test
    void defect_1_the_cap_is_exact_and_the_minimum_is_enforced() {
        var capped = TestRun.of(steps(25, ANSWER));
        capped.go();
        assertThat(capped.context().stored()).hasSize(26);

        var hasty = TestRun.of(ready("One."), ready("Two."), ready("Three."), ANSWER);
        hasty.go();
        assertThat(hasty.context().stored()).hasSize(4);
    }

    @Test
    void defect_2_a_broken_reply_is_tried_again_instead_of_becoming_a_step() {
        var run =
                TestRun.of(settings(1, 1), Reply.text("{\"title\": \"t\", \"content\": \"bro"), goOn("Whole."), ANSWER);

        run.go();

        assertThat(run.context().stored().getFirst().content()).isEqualTo("Whole.");
        assertThat(run.context().stored()).hasSize(2);
    }

    @Test
    void defect_3_final_answer_is_known_in_any_case() {
        var run = TestRun.of(settings(1, 9), Reply.step("t", "Done.", " Final_Answer "), ANSWER);

        assertThat(run.go()).isEqualTo(new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED)));
    }

    @Test
    void defect_3_a_list_or_an_object_as_content_crashes_nothing() {
        var run = TestRun.of(
                settings(1, 1),
                Reply.text("[{\"title\": \"t\"}]"),
                Reply.text("{\"content\": {\"a\": [1]}}"),
                Reply.text("[]"),
                ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.class);
        assertThat(run.context().stored()).isNotEmpty();
    }

    @Test
    void defect_4_an_answer_in_json_is_shown_as_the_answer_and_json_is_not_asked_for() {
        var run = TestRun.of(settings(1, 1), goOn("One."), Reply.text("{\"answer\":\"3\"}"));

        run.go();

        assertThat(run.context().stored().getLast().content()).isEqualTo("3");
        assertThat(run.requests().getLast().format()).isEqualTo(ChatCall.ReplyFormat.FREE);
    }

    @Test
    void defect_5_a_server_that_is_down_gives_a_failed_run_and_never_an_answer() {
        var down = Reply.failure(Cause.CONNECTION_REFUSED);
        var run = TestRun.of(goOn("One."), down, down, down);

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.CONNECTION_REFUSED));
        assertThat(run.context().stored()).extracting(CompletedStep::content).containsExactly("One.");
    }

    @Test
    void defect_6_a_chinese_reply_is_replayed_as_the_model_wrote_it() {
        var settings = TestRun.settings(Strategy.STEPS, 1, 2, 0, 1, Language.CHINESE);
        var raw = "{\"title\":\"数字母\",  \"content\":\"草莓的英文里有三个 r。\",\"next_action\":\"continue\"}";
        var run = TestRun.of(settings, "草莓的英文里有几个 r？", Reply.text(raw), goOn("二。"), Reply.text("三个。"));

        run.go();

        assertThat(run.requests().get(1).messages().get(2)).isEqualTo(ChatTurn.assistant(raw));
    }

    @Test
    void defect_7_a_step_is_shown_while_it_is_written_and_its_times_are_kept() {
        var run = TestRun.of(settings(1, 1), goOn("A thought of some length."), ANSWER);

        run.go();

        var events = run.context().events();
        var first = run.context().events(StepCompleted.class).getFirst();
        var before = events.subList(0, events.indexOf(first));
        var shown = before.stream()
                .filter(TextStreamed.class::isInstance)
                .map(TextStreamed.class::cast)
                .filter(text -> text.field() == Field.CONTENT)
                .map(TextStreamed::text)
                .toList();
        assertThat(shown).hasSizeGreaterThan(1);
        assertThat(shown.stream().collect(Collectors.joining()))
                .isEqualTo(first.step().content());
        assertThat(first.step().figures().toFirstToken()).contains(Duration.ofMillis(200));
        assertThat(first.step().figures().total()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void defect_8_white_space_after_the_brace_is_not_waited_for() {
        var step = goOn("One.");
        var run = TestRun.of(settings(1, 1), Reply.cut(step.text() + " ".repeat(1_000)), ANSWER);

        run.go();

        assertThat(run.model().ends().getFirst()).isInstanceOf(CallEnd.Cut.class);
        assertThat(run.context().stored().getFirst().rawReply())
                .hasSizeLessThan(step.text().length() + 10);
        assertThat(run.context().stored().getFirst().marks().truncated()).isFalse();
    }

    @Test
    void defect_9_a_run_can_be_stopped_and_goes_on_after_its_last_step() {
        var run = TestRun.of(settings(1, 3), steps(3, ANSWER));
        run.context().tellAfterStep(2, new Directive.Stop());
        assertThat(run.go()).isEqualTo(new RunOutcome.Stopped());
        assertThat(run.requests()).hasSize(2);

        var again = run.context().claimedAgain();
        assertThat(run.go(again, run.prompts())).isInstanceOf(RunOutcome.Answered.class);

        assertThat(run.requests()).hasSize(4);
        assertThat(again.stored()).extracting(step -> step.ref().number()).containsExactly(1, 2, 3, 4);
    }
}
