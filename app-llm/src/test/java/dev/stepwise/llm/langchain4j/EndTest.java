package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.call;
import static dev.stepwise.llm.langchain4j.TestCalls.calls;
import static dev.stepwise.llm.langchain4j.TestCalls.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.Cancelled;
import dev.stepwise.llm.reasoning.CallEnd.Cut;
import dev.stepwise.llm.reasoning.CallEnd.Failed;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.Tokens;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ends that we bring about: enough, cut, cancelled, interrupted. */
class EndTest {

    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CallHandle handle = new CallHandle();
    private final ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        caller.shutdownNow();
    }

    @Test
    void a_reader_that_has_enough_still_gets_the_reason_and_the_exact_counts() throws Exception {
        var reader = Listener.awaitingEndAfter("}");
        var end = played(
                reader,
                Chunks.text("{"),
                Chunks.text("}"),
                Chunks.finish("stop"),
                Chunks.usage(20, 16, 2),
                Chunks.DONE);

        assertThat(end).isInstanceOfSatisfying(Finished.class, finished -> {
            assertThat(finished.reason()).isEqualTo(FinishReason.STOP);
            assertThat(finished.figures().tokens().estimated()).isFalse();
            assertThat(finished.figures().tokens().completion()).hasValue(2);
        });
    }

    @Test
    void further_text_after_enough_closes_the_request_unread_and_is_counted() throws Exception {
        var reader = Listener.awaitingEndAfter("}");
        var end = played(reader, Chunks.text("{"), Chunks.text("}"), Chunks.text(" "));

        assertThat(reader.text()).isEqualTo("{}");
        assertThat(end).isInstanceOf(Cut.class);
        assertThat(end.figures().tokens().completion()).hasValue(3);
        assertThat(end.figures().tokens().estimated()).isTrue();
        assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silence_after_enough_closes_the_request() throws Exception {
        var end = played(Listener.awaitingEndAfter("}"), Chunks.text("{}"));

        assertThat(end).isInstanceOf(Cut.class);
        assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_server_that_pings_on_after_enough_is_closed_all_the_same() throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("{}"));
            connection.drip(":\n\n");
            disconnected.countDown();
        })) {
            assertThat(make(server, Listener.awaitingEndAfter("}"))).isInstanceOf(Cut.class);
            assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_finish_reason_after_enough_counts_without_usage_or_last_event() throws Exception {
        var end = played(Listener.awaitingEndAfter("}"), Chunks.text("{}"), Chunks.finish("stop"));

        assertThat(end).isInstanceOf(Finished.class);
        assertThat(end.figures().tokens().estimated()).isTrue();
    }

    @Test
    void a_slow_server_is_waited_for_longer_so_that_its_counts_are_not_lost() throws Exception {
        var between = Duration.ofMillis(400);
        try (var server = FaultyServer.playing(waiting(connection -> {
            connection.beginStream();
            for (var piece : new String[] {"{", " ", "}"}) {
                connection.events(Chunks.text(piece));
                connection.pause(between);
            }
            connection.events(Chunks.finish("stop"), Chunks.usage(20, 16, 3), Chunks.DONE);
        }))) {
            var end = make(server, Listener.awaitingEndAfter("}"));

            assertThat(end).isInstanceOf(Finished.class);
            assertThat(end.figures().tokens().estimated()).isFalse();
        }
    }

    @Test
    @Timeout(30)
    void a_connection_that_stays_open_after_reason_and_counts_is_not_waited_for() throws Exception {
        var reader = Listener.toTheEnd();
        var end = played(reader, Chunks.text("3"), Chunks.finish("stop"), Chunks.usage(20, 16, 1));

        assertThat(end).isInstanceOf(Finished.class);
        assertThat(end.figures().tokens().completion()).hasValue(1);
    }

    @Test
    @Timeout(30)
    void a_connection_that_stays_open_after_the_reason_alone_is_not_waited_for() throws Exception {
        assertThat(played(Listener.toTheEnd(), Chunks.text("3"), Chunks.finish("stop")))
                .isInstanceOf(Finished.class);
    }

    @Test
    void an_end_without_a_finish_reason_after_enough_is_a_cut() throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("{}"));
        })) {
            assertThat(make(server, Listener.awaitingEndAfter("}"))).isInstanceOf(Cut.class);
        }
    }

    @Test
    void a_cut_closes_the_request_at_once() throws Exception {
        var reader = Listener.cuttingAfter("x");
        var end = played(reader, Chunks.text("x"), Chunks.text("y"), Chunks.finish("stop"), Chunks.DONE);

        assertThat(end).isInstanceOf(Cut.class);
        assertThat(reader.text()).isEqualTo("x");
        assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_cancel_before_the_headers_is_seen_by_the_server() throws Exception {
        assertCancelIsSeen(connection -> {
            connection.readRequest();
            reached.countDown();
        });
    }

    @Test
    void a_cancel_between_headers_and_first_event_is_seen_by_the_server() throws Exception {
        assertCancelIsSeen(connection -> {
            connection.beginStream();
            reached.countDown();
        });
    }

    @Test
    void a_cancel_in_mid_stream_is_seen_by_the_server() throws Exception {
        assertCancelIsSeen(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"));
            reached.countDown();
        });
    }

    @Test
    void a_call_cancelled_before_it_began_sends_nothing() throws Exception {
        handle.cancel();
        try (var server = FaultyServer.playing(connection -> connection.readRequest())) {
            var end = calls(server).make(call(), Listener.toTheEnd(), handle);

            assertThat(end).isInstanceOf(Cancelled.class);
            assertThat(end.figures().tokens()).isEqualTo(Tokens.UNKNOWN);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_cancel_while_the_reader_works_closes_the_request_without_waiting_for_it() throws Exception {
        try (var server = FaultyServer.playing(waiting(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"), Chunks.text("b"));
        }))) {
            var call = caller.submit(() -> calls(server)
                    .make(
                            call(),
                            _ -> {
                                reached.countDown();
                                await(disconnected);
                                return Verdict.GO_ON;
                            },
                            handle));
            await(reached);
            handle.cancel();

            assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void an_interrupt_closes_the_request() throws Exception {
        try (var server = FaultyServer.playing(waiting(connection -> {
            connection.readRequest();
            reached.countDown();
        }))) {
            var interrupted = new CountDownLatch(1);
            Future<?> call = caller.submit(() -> {
                try {
                    make(server, Listener.toTheEnd());
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
            });
            await(reached);
            call.cancel(true);

            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_cancel_after_the_end_changes_nothing() throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"), Chunks.finish("stop"), Chunks.DONE);
        })) {
            var end = calls(server).make(call(), Listener.toTheEnd(), handle);
            handle.cancel();

            assertThat(end).isInstanceOf(Finished.class);
        }
    }

    @Test
    void an_endpoint_that_is_not_configured_fails_without_a_request() throws Exception {
        var other = new EndpointRef(new EndpointId(new UUID(9, 9)), "gone", Flavor.VLLM);
        try (var server = FaultyServer.playing(connection -> connection.readRequest())) {
            var end = calls(server.baseUrl(), other).make(call(), Listener.toTheEnd(), handle);

            assertThat(end)
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.SERVER_NOT_CONFIGURED));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_server_whose_key_is_lost_is_not_asked_and_the_end_says_why() throws Exception {
        var servers = new ModelServers() {
            @Override
            public List<ModelServer> available() {
                return List.of();
            }

            @Override
            public Optional<ModelServer> find(EndpointId id) {
                return Optional.empty();
            }

            @Override
            public boolean isKeyLost(EndpointId id) {
                return id.equals(TestCalls.ENDPOINT.id());
            }
        };

        var end = new OpenAiCalls(servers, TestCalls.HTTP).make(call(), Listener.toTheEnd(), handle);

        assertThat(end).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.SERVER_NOT_CONFIGURED);
            assertThat(failed.detail()).isEqualTo(new CauseDetail.Call(CallFault.KEY_LOST));
        });
    }

    private void assertCancelIsSeen(Script until) throws Exception {
        try (var server = FaultyServer.playing(waiting(until))) {
            var call = caller.submit(() -> calls(server).make(call(), Listener.toTheEnd(), handle));
            await(reached);
            handle.cancel();

            assertThat(disconnected.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
        }
    }

    private CallEnd played(Listener reader, String... events) throws Exception {
        try (var server = FaultyServer.playing(waiting(connection -> {
            connection.beginStream();
            connection.events(events);
        }))) {
            var end = make(server, reader);
            if (end instanceof Cut) {
                await(disconnected);
            }
            return end;
        }
    }

    private Script waiting(Script script) {
        return connection -> {
            try {
                script.play(connection);
                connection.awaitDisconnect();
            } catch (SocketException gone) {
                // it went while the script was still writing
            }
            disconnected.countDown();
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("it never came");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
