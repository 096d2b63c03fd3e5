package dev.stepwise.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked at in runs on real engines is seen where it does not hold. */
class StoredAsSentTest {

    private static final String ANSWER = "There are three Rs.";

    @Test
    void a_run_that_is_stored_as_it_was_sent_is_sound() {
        assertThat(violations(exchange(ANSWER, "stop"))).isEmpty();
    }

    @Test
    void another_text_than_was_sent_is_seen() {
        assertThat(violations(exchange("There are two Rs.", "stop")))
                .anySatisfy(said -> assertThat(said).contains("has a reply that the engine did not send"));
    }

    @Test
    void a_lost_end_is_seen() {
        assertThat(violations(exchange(ANSWER + " Or four.", "stop")))
                .anySatisfy(said -> assertThat(said).contains("is lost"));
    }

    @Test
    void a_reply_that_is_stored_nowhere_is_seen() {
        assertThat(violations(exchange(ANSWER, "stop"), exchange("More.", "stop")))
                .anySatisfy(said -> assertThat(said).contains("answered 2 times, and 1 attempts are stored"));
    }

    @Test
    void another_question_than_is_stored_is_seen() {
        var sent = exchange(ANSWER, "stop");
        var other = new Exchange(sent.request().replace("strawberry", "raspberry"), 200, sent.response());
        assertThat(violations(other)).anySatisfy(said -> assertThat(said).contains("was asked with other messages"));
    }

    @Test
    void a_loop_that_was_paid_for_is_seen() {
        assertThat(violations(exchange(ANSWER + " cat,".repeat(1000), "length")))
                .anySatisfy(said -> assertThat(said).contains("went on saying the same up to its limit"));
    }

    private static List<String> violations(Exchange... exchanges) {
        var run = TestRun.of(TestRun.direct(0), Reply.text(ANSWER));
        var _ = run.go();
        return new StoredAsSent(run.context(), List.of(exchanges)).violations();
    }

    private static Exchange exchange(String text, String finish) {
        var request = """
                {"messages": [{"role": "user", "content": "%s"}], "temperature": 0, "max_tokens": 500}""".formatted(TestRun.QUESTION);
        var response = """
                data: {"choices": [{"delta": {"content": "%s"}}]}

                data: {"choices": [{"delta": {}, "finish_reason": "%s"}]}

                data: [DONE]
                """.formatted(text, finish);
        return new Exchange(request, 200, response);
    }
}
