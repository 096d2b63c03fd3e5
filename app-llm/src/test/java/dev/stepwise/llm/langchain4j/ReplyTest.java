package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.make;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import dev.stepwise.run.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a reply that comes well is read. */
class ReplyTest {

    private final Listener reader = Listener.toTheEnd();

    @Test
    void gives_each_text_as_it_comes_and_the_servers_own_counts() throws Exception {
        var end = streamed(
                Chunks.text("The answer"),
                Chunks.text(" is 3."),
                Chunks.finish("stop"),
                Chunks.usage(27, 16, 5),
                Chunks.DONE);

        assertThat(reader.pieces()).containsExactly("The answer", " is 3.");
        assertThat(finished(end).reason()).isEqualTo(FinishReason.STOP);
        assertThat(end.figures().tokens())
                .isEqualTo(new Tokens(OptionalInt.of(27), OptionalInt.of(16), OptionalInt.of(5), false));
        assertThat(end.figures().reportedModel()).contains("m");
        assertThat(end.figures().toFirstToken()).isPresent();
    }

    @Test
    void text_arrives_before_the_reply_is_whole() throws Exception {
        var read = new CountDownLatch(1);
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"));
            if (read.await(10, TimeUnit.SECONDS)) {
                connection.events(Chunks.finish("stop"));
            }
        })) {
            var end = make(server, _ -> {
                read.countDown();
                return Verdict.GO_ON;
            });

            assertThat(end).isInstanceOf(Finished.class);
        }
    }

    @Test
    void cached_tokens_are_unknown_where_the_server_does_not_say() throws Exception {
        var end = streamed(
                Chunks.text("3"),
                Chunks.finish("stop"),
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1,\"prompt_tokens_details\":null}}",
                Chunks.DONE);

        assertThat(end.figures().tokens().cached()).isEmpty();
        assertThat(end.figures().tokens().prompt()).hasValue(9);
    }

    @Test
    void counts_are_estimated_where_no_usage_comes() throws Exception {
        var end =
                streamed(Chunks.text("a"), Chunks.reasoning("b"), Chunks.text("c"), Chunks.finish("stop"), Chunks.DONE);

        assertThat(end.figures().tokens())
                .isEqualTo(new Tokens(OptionalInt.of(30 / 3), OptionalInt.empty(), OptionalInt.of(3), true));
    }

    @Test
    void a_usage_event_with_empty_choices_that_nobody_asked_for_changes_nothing() throws Exception {
        var end = streamed(
                Chunks.usage(9, 0, 0),
                Chunks.text("a"),
                Chunks.usage(9, 0, 1),
                Chunks.text("b"),
                Chunks.finish("stop"),
                Chunks.usage(9, 0, 2),
                Chunks.DONE);

        assertThat(reader.text()).isEqualTo("ab");
        assertThat(end.figures().tokens().completion()).hasValue(2);
    }

    @Test
    void unknown_keys_odd_roles_and_another_order_of_keys_are_fine() throws Exception {
        var end = streamed(
                "{\"timings\":{\"x\":[1,{}]},\"choices\":[{\"finish_reason\":null,\"delta\":{\"content\":null,\"role\":\"\"},\"token_ids\":null}],\"created\":1.5}",
                "{\"choices\":[{\"stop_reason\":7,\"delta\":{\"tool_calls\":null,\"content\":\"3\"}}]}",
                "{\"choices\":null,\"id\":4}",
                Chunks.finish("stop"),
                Chunks.DONE);

        assertThat(reader.text()).isEqualTo("3");
        assertThat(end).isInstanceOf(Finished.class);
    }

    @Test
    void the_finish_may_come_with_the_last_text() throws Exception {
        var end = streamed(Chunks.choice("{\"content\":\"last\"}", "\"length\""), Chunks.DONE);

        assertThat(reader.text()).isEqualTo("last");
        assertThat(finished(end).reason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void a_clean_end_after_the_finish_needs_no_last_event() throws Exception {
        assertThat(streamed(Chunks.text("a"), Chunks.finish("stop"))).isInstanceOf(Finished.class);
    }

    @Test
    void lines_may_end_with_carriage_returns_and_comments_may_stand_between() throws Exception {
        var end = played(connection -> {
            connection.beginStream();
            connection.write(
                    ":\n\n: ping\r\n\r\nevent: message\r\nid: 1\r\ndata:" + Chunks.text("3") + "\r\n\r\n:\r\n\r\n");
            connection.write("retry: 10\rdata: " + Chunks.finish("stop") + "\r\rdata: [DONE]\r\n\r\n");
        });

        assertThat(reader.text()).isEqualTo("3");
        assertThat(end).isInstanceOf(Finished.class);
    }

    @Test
    void invalid_utf8_becomes_replacement_characters() throws Exception {
        var end = played(connection -> {
            connection.beginStream();
            connection.write("data: {\"choices\":[{\"delta\":{\"content\":\"a");
            connection.write(new byte[] {(byte) 0xff, (byte) 0xc3});
            connection.write("b\"}}]}\n\ndata: " + Chunks.finish("stop") + "\n\n");
        });

        assertThat(reader.text()).isEqualTo("a\ufffd\ufffdb");
        assertThat(end).isInstanceOf(Finished.class);
    }

    @Test
    void a_character_that_the_network_splits_is_whole() throws Exception {
        var emoji = "😀".getBytes(StandardCharsets.UTF_8);
        played(connection -> {
            connection.beginStream();
            connection.write("data: {\"choices\":[{\"delta\":{\"content\":\"");
            for (var each : emoji) {
                connection.write(new byte[] {each});
            }
            connection.write("\"}}]}\n\ndata: " + Chunks.finish("stop") + "\n\n");
        });

        assertThat(reader.text()).isEqualTo("😀");
    }

    @Test
    void a_surrogate_pair_split_over_two_events_is_put_together() throws Exception {
        streamed(escaped("a\\ud83d"), escaped("\\ude00b"), Chunks.finish("stop"), Chunks.DONE);

        assertThat(reader.pieces()).containsExactly("a", "😀b");
    }

    @Test
    void lone_surrogates_and_nul_become_replacement_characters() throws Exception {
        streamed(
                escaped("a\\u0000\\ude00"),
                escaped("\\ud83d"),
                escaped("b\\ud83d"),
                Chunks.finish("stop"),
                Chunks.DONE);

        assertThat(reader.text()).isEqualTo("a\ufffd\ufffd\ufffdb\ufffd");
    }

    @Test
    void what_a_reader_throws_reaches_the_caller_and_closes_the_request() throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"));
            connection.awaitDisconnect();
            gone.countDown();
        })) {
            assertThatThrownBy(() -> make(server, _ -> {
                        throw new IllegalStateException("fenced");
                    }))
                    .hasMessage("fenced");
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_megabyte_of_white_space_in_one_event_is_read() throws Exception {
        streamed(Chunks.text(" ".repeat(1_000_000)), Chunks.finish("stop"), Chunks.DONE);

        assertThat(reader.text()).hasSize(1_000_000);
    }

    private static String escaped(String content) {
        return Chunks.choice("{\"content\":\"" + content + "\"}", "null");
    }

    private static Finished finished(CallEnd end) {
        assertThat(end).isInstanceOf(Finished.class);
        return (Finished) end;
    }

    private CallEnd streamed(String... events) throws Exception {
        return TestCalls.streamed(reader, events);
    }

    private CallEnd played(Script script) throws Exception {
        return TestCalls.played(reader, script);
    }
}
