package dev.stepwise.llm.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model whose reply is a pure function of the request would give a bad reply again: no request may come twice. */
class RetryTest {

    private static final List<Reply> BAD_REPLIES = List.of(
            Reply.text(""),
            Reply.text("[1, 2]"),
            Reply.text("{}"),
            Reply.text("{\"content\": \" \"}"),
            Reply.text("{\"title\": \"t\", \"content\": {\"a\": 1}}"),
            Reply.text("{\"title\": \"t\", \"content\": \"never closed"),
            Reply.text("{\"title\": \"t\"," + " ".repeat(100)),
            Reply.cut(""),
            Reply.cut("{\"title\": \"never ends"),
            Reply.cut("{\"title\": \"t\", \"content\": \"never ends"));

    static Stream<Arguments> runs() {
        return Stream.of(0.0, 0.3, 0.7, 2.0)
                .flatMap(temperature -> Stream.of(0, 42, Integer.MAX_VALUE)
                        .flatMap(seed -> Stream.of(Strategy.values())
                                .flatMap(strategy -> BAD_REPLIES.stream()
                                        .map(reply -> Arguments.of(temperature, seed, strategy, reply)))));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void no_retry_repeats_a_rejected_request(double temperature, int seed, Strategy strategy, Reply bad) {
        var settings = TestRun.settings(strategy, 1, 3, temperature, seed, Language.ENGLISH);
        var run = TestRun.of(settings, call -> bad);

        assertThat(run.go()).isInstanceOf(RunOutcome.class);

        assertThat(run.requests()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.3, 2.0})
    void no_retry_for_the_answer_repeats_a_rejected_request(double temperature) {
        var settings = TestRun.settings(Strategy.STEPS, 1, 3, temperature, 42, Language.ENGLISH);
        var run = TestRun.of(
                settings,
                call -> call.format() == ReplyFormat.STEP_SCHEMA
                        ? Replies.ready("One.")
                        : Reply.text("{\"content\": \"\"}"));

        assertThat(run.go()).isInstanceOf(RunOutcome.Failed.class);

        assertThat(run.requests()).hasSize(1 + AttemptRules.MOST_ATTEMPTS).doesNotHaveDuplicates();
    }
}
