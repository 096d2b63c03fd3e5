package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunOutcome;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server without a parser sends the model's own thinking in the reply's text. */
class OwnThinkingInRunsTest {

    private static final String STEP = "{\"title\":\"T\",\"content\":\"One.\",\"next_action\":\"final_answer\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {"<think>\n{\"title\":\"no\",\"content\":\"no\"}\n</think>\n\n", "Let me see.\n</think>\n\n"})
    void it_is_no_part_of_a_step_nor_of_the_answer(String thinking) {
        var run = TestRun.of(settings(1, 1), Reply.text(thinking + STEP), Reply.text(thinking + "Three."));

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(contents(run)).containsExactly("One.", "Three.");
        assertThat(kept(run)).extracting(kept -> kept.step().rawReply()).allMatch(raw -> raw.startsWith(thinking));
        assertThat(kept(run)).noneMatch(kept -> kept.step().marks().repaired());
    }

    @Test
    void it_is_told_apart_while_it_is_written_and_kept_apart() {
        var run = TestRun.of(settings(1, 1), Reply.text(STEP), Reply.text("<think>I count.</think>Three."));

        run.go();

        assertThat(shown(run, Field.THINKING)).isEqualTo("I count.");
        assertThat(shown(run, Field.CONTENT)).isEqualTo("Three.");
        assertThat(kept(run).getLast().step().thinking()).isEqualTo("I count.");
    }

    private static String shown(TestRun run, Field field) {
        return run.context().events(TextStreamed.class).stream()
                .filter(text -> text.attempt().step().number() == 2 && text.field() == field)
                .map(TextStreamed::text)
                .collect(Collectors.joining());
    }

    @Test
    void it_is_told_apart_in_what_is_sent_back_to_the_model() {
        var raw = "<think>I count.</think>\n" + STEP;
        var run = TestRun.of(settings(1, 1), Reply.text(raw), Reply.text("Three."));

        run.go();

        assertThat(run.requests().getLast().messages()).contains(ChatTurn.assistant(STEP, raw, ""));
    }

    @Test
    void a_plain_answer_is_what_stands_behind_it() {
        var run = TestRun.of(TestRun.direct(0), Reply.text("<think>I count.</think>\n\nThree."));

        run.go();

        assertThat(contents(run)).containsExactly("Three.");
    }

    @Test
    void thinking_alone_is_no_answer_and_is_named_so() {
        var run = TestRun.of(
                TestRun.direct(0),
                Reply.text("<think>I count.</think>\n"),
                Reply.text("<think>I count."),
                Reply.text("Three."));

        run.go();

        assertThat(run.context().events(AttemptRejected.class))
                .extracting(rejected -> rejected.end().cause())
                .containsExactly(Cause.ONLY_THINKING, Cause.ONLY_THINKING);
        assertThat(contents(run)).containsExactly("Three.");
    }

    @Test
    void an_answer_whose_thinking_took_all_its_tokens_is_asked_for_with_twice_as_many_and_nothing_else() {
        var run =
                TestRun.of(TestRun.direct(0), Reply.cut("<think>I count"), Reply.text("<think>I count.</think>Three."));

        run.go();

        assertThat(run.context().events(AttemptRejected.class))
                .extracting(rejected -> rejected.end().cause())
                .containsExactly(Cause.CUT_WHILE_THINKING);
        var first = run.requests().get(0);
        var second = run.requests().get(1);
        assertThat(second.maxTokens()).isEqualTo(2 * first.maxTokens());
        assertThat(second.messages()).isEqualTo(first.messages());
        assertThat(second.sampling()).isEqualTo(first.sampling());
        assertThat(contents(run)).containsExactly("Three.");
    }

    private static List<StepCompleted> kept(TestRun run) {
        return run.context().events(StepCompleted.class);
    }

    private static List<String> contents(TestRun run) {
        return kept(run).stream().map(kept -> kept.step().content()).toList();
    }
}
