package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.firstToken;
import static dev.stepwise.llm.langchain4j.TestCalls.idle;
import static dev.stepwise.llm.langchain4j.TestCalls.make;
import static dev.stepwise.llm.langchain4j.TestCalls.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.fixture.ServerConnection;
import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.Failed;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.Cause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The deadlines, each given short; the others are far away, so that each test names the one that held. */
class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final int MORE_THAN_SOCKETS_HOLD = 24 << 20;

    private final Listener reader = Listener.toTheEnd();
    private final CountDownLatch disconnected = new CountDownLatch(1);

    @Test
    void silence_before_the_headers() throws Exception {
        assertThat(causeOf(firstToken(SHORT), connection -> connection.readRequest()))
                .isEqualTo(Cause.NO_FIRST_TOKEN);
    }

    @Test
    void silence_after_the_headers() throws Exception {
        assertThat(causeOf(firstToken(SHORT), ServerConnection::beginStream)).isEqualTo(Cause.NO_FIRST_TOKEN);
    }

    @Test
    void a_server_that_does_not_read_the_request() throws Exception {
        var released = new CountDownLatch(1);
        try (var server = FaultyServer.playing(connection -> released.await())) {
            var call = TestCalls.call(
                    firstToken(SHORT), ReplyFormat.FREE, List.of(ChatTurn.user("a".repeat(MORE_THAN_SOCKETS_HOLD))));
            var end = TestCalls.calls(server).make(call, reader, new CallHandle());

            assertThat(((Failed) end).cause()).isEqualTo(Cause.NO_FIRST_TOKEN);
        } finally {
            released.countDown();
        }
    }

    @Test
    void a_head_that_comes_byte_by_byte() throws Exception {
        assertThat(causeOf(firstToken(SHORT), connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\n");
                    connection.drip("X-Long: yes\r\n");
                }))
                .isEqualTo(Cause.NO_FIRST_TOKEN);
    }

    @Test
    void comments_and_empty_deltas_are_no_first_text() throws Exception {
        assertThat(causeOf(firstToken(SHORT), connection -> {
                    connection.beginStream();
                    connection.drip(":\n\ndata: " + Chunks.text("") + "\n\n");
                }))
                .isEqualTo(Cause.NO_FIRST_TOKEN);
    }

    @Test
    void the_models_own_thinking_is_a_first_text() throws Exception {
        assertThat(causeOf(new CallDeadlines(Duration.ofSeconds(60), SHORT, Duration.ofSeconds(60)), connection -> {
                    connection.beginStream();
                    connection.events(Chunks.reasoning("hm"));
                }))
                .isEqualTo(Cause.STALLED);
        assertThat(reader.text()).isEmpty();
    }

    @Test
    void silence_in_mid_stream() throws Exception {
        assertThat(causeOf(idle(SHORT), connection -> {
                    connection.beginStream();
                    connection.events(Chunks.text("a"));
                }))
                .isEqualTo(Cause.STALLED);
        assertThat(reader.text()).isEqualTo("a");
    }

    @Test
    void comments_do_not_count_as_progress() throws Exception {
        assertStalledBy(":\n\n");
    }

    @Test
    void empty_deltas_do_not_count_as_progress() throws Exception {
        assertStalledBy("data: " + Chunks.text("") + "\n\n");
    }

    @Test
    void single_bytes_do_not_count_as_progress() throws Exception {
        assertThat(causeOf(idle(SHORT), connection -> {
                    connection.beginStream();
                    connection.events(Chunks.text("a"));
                    connection.write("data: ");
                    connection.drip("x");
                }))
                .isEqualTo(Cause.STALLED);
    }

    @Test
    void a_reply_that_never_ends() throws Exception {
        assertThat(causeOf(total(SHORT), connection -> {
                    connection.beginStream();
                    connection.drip("data: " + Chunks.text("a") + "\n\n");
                }))
                .isEqualTo(Cause.CALL_TOO_LONG);
    }

    @Test
    void silence_after_the_finish_reason_is_no_fault() throws Exception {
        var end = played(idle(SHORT), connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"), Chunks.finish("stop"));
        });

        assertThat(end).isInstanceOf(Finished.class);
    }

    private void assertStalledBy(String piece) throws Exception {
        assertThat(causeOf(idle(SHORT), connection -> {
                    connection.beginStream();
                    connection.events(Chunks.text("a"));
                    connection.drip(piece);
                }))
                .isEqualTo(Cause.STALLED);
    }

    private Cause causeOf(CallDeadlines deadlines, Script script) throws Exception {
        var end = played(deadlines, script);
        assertThat(end).isInstanceOf(Failed.class);
        return ((Failed) end).cause();
    }

    private CallEnd played(CallDeadlines deadlines, Script script) throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            try {
                script.play(connection);
                connection.awaitDisconnect();
            } finally {
                disconnected.countDown();
            }
        })) {
            var end = make(server, reader, deadlines);
            assertThat(disconnected.await(10, TimeUnit.SECONDS))
                    .as("the server saw the request close")
                    .isTrue();
            return end;
        }
    }
}
