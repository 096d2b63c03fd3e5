package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.Failed;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers put on the wire, recorded from vLLM 0.32 and llama.cpp. */
class RecordedStreamsTest {

    private final Listener reader = Listener.toTheEnd();

    @ParameterizedTest
    @CsvSource({"vllm-step.sse, 76, 287", "llamacpp-step.sse, 75, 140"})
    void a_whole_step(String file, int prompt, int completion) throws Exception {
        var end = replay(file);

        assertThat(end)
                .isInstanceOfSatisfying(
                        Finished.class,
                        finished -> assertThat(finished.reason()).isEqualTo(FinishReason.STOP));
        assertThat(end.figures().tokens().prompt()).hasValue(prompt);
        assertThat(end.figures().tokens().completion()).hasValue(completion);
        assertThat(end.figures().tokens().cached()).hasValue(0);
        assertThat(end.figures().reportedModel()).contains("Llama-3.1-8B-Instruct");
        assertThat(Json.parse(reader.text()).fieldNames()).toIterable().startsWith("title", "content");
    }

    @ParameterizedTest
    @CsvSource({"vllm-step.sse, 287", "llamacpp-step.sse, 140"})
    void a_step_whose_reader_has_enough_at_the_brace(String file, int completion) throws Exception {
        replay(file);
        var whole = reader.text();
        var end = replay(file, Listener.awaitingEndAfter(whole));

        assertThat(end).isInstanceOf(Finished.class);
        assertThat(end.figures().tokens().completion()).hasValue(completion);
    }

    @Test
    void vllm_whose_engine_was_killed_in_mid_stream() throws Exception {
        assertThat(replay("vllm-engine-killed.sse")).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.ERROR_EVENT);
            assertThat(text(failed)).startsWith("EngineCore encountered an issue.");
        });
        assertThat(reader.text()).isEqualTo("6_IN");
    }

    @Test
    void llama_cpp_killed_after_pings_and_some_text() throws Exception {
        assertThat(replay("llamacpp-killed.sse"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.ENDED_EARLY));
        assertThat(reader.text()).isEqualTo("{\"title\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void an_error(String name, int status, Cause cause, String body) throws Exception {
        try (var server =
                FaultyServer.playing(connection -> connection.answer(status + " Error", "application/json", body))) {
            assertThat(make(server, reader)).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.cause()).isEqualTo(cause);
                assertThat(text(failed)).startsWith("HTTP " + status + ": ");
            });
        }
    }

    static Stream<Arguments> errors() throws IOException {
        return recorded("errors.tsv")
                .lines()
                .map(line -> line.split("\t", 4))
                .map(fields ->
                        Arguments.of(fields[0], Integer.parseInt(fields[1]), Cause.valueOf(fields[2]), fields[3]));
    }

    private CallEnd replay(String file) throws Exception {
        return replay(file, reader);
    }

    private static CallEnd replay(String file, Listener reader) throws Exception {
        var events = recorded(file);
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.write(events);
        })) {
            return make(server, reader);
        }
    }

    private static String text(Failed failed) {
        return failed.detail() instanceof CauseDetail.Technical(var text) ? text : "";
    }

    private static String recorded(String file) throws IOException {
        try (var in = RecordedStreamsTest.class.getResourceAsStream("/wire/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
