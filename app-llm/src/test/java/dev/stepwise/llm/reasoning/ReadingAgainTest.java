package dev.stepwise.llm.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.TextStreamed;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not kept is read again, from the raw reply alone, as whoever watched has read it. */
class ReadingAgainTest {

    private static final String STEP = "{\"title\": \"Count \\u00e9\", \"content\": \"One\\nand two\", \"next_action\"";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 12, 18, 23, 27, 40, 47, 48, 60, 74})
    void a_step_that_was_cut_anywhere(int letters) {
        assertReadAgain(TestRun.of(
                TestRun.settings(1, 1), broken(STEP.substring(0, Math.min(letters, STEP.length())))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Three",
                "{\"answer\": \"Thr",
                "```json\n{\"content\": \"Three Rs",
                "{\"a",
                "```",
                "<think>I count.</think>Thr",
                "<think>I co"
            })
    void an_answer_that_was_cut_in_any_shape(String text) {
        assertReadAgain(TestRun.of(TestRun.settings(1, 1), Replies.ready("One."), broken(text)));
    }

    @Test
    void a_plain_answer_that_was_cut_is_read_as_it_is() {
        var run = TestRun.of(TestRun.direct(0), broken("{\"r\": 3"));

        assertReadAgain(run);
        assertThat(lastRejected(run).end().rawReply()).isEqualTo("{\"r\": 3");
    }

    /** A refusal, so that there is no second attempt. */
    private static Reply broken(String text) {
        return Reply.failure(Cause.FORBIDDEN, text);
    }

    private static void assertReadAgain(TestRun run) {
        run.go();

        var rejected = lastRejected(run);
        var kind = rejected.attempt().step().kind();
        assertThat(run.read(kind, rejected.end().rawReply()))
                .isEqualTo(new ReplyText(
                        streamed(run, rejected, Field.TITLE),
                        streamed(run, rejected, Field.CONTENT),
                        streamed(run, rejected, Field.THINKING)));
    }

    private static AttemptRejected lastRejected(TestRun run) {
        return run.context().events(AttemptRejected.class).getLast();
    }

    private static String streamed(TestRun run, AttemptRejected rejected, Field field) {
        return run.context().events(TextStreamed.class).stream()
                .filter(text -> text.attempt().equals(rejected.attempt()) && text.field() == field)
                .map(TextStreamed::text)
                .collect(Collectors.joining());
    }
}
