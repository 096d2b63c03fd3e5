package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParallelStreamsTest {

    private static final int STREAMS = 600;

    @Test
    void all_streams_get_their_first_text_while_one_reader_blocks() throws Exception {
        var firstTexts = new CountDownLatch(STREAMS);
        var blocking = new CountDownLatch(1);
        try (var server = FaultyServer.playing(connection -> {
                    connection.beginStream();
                    connection.events(Chunks.text("a"));
                    firstTexts.await();
                    connection.events(Chunks.finish("stop"), Chunks.DONE);
                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = TestCalls.calls(server);
            var ends = new ArrayList<Future<CallEnd>>();
            var blocked = callers.submit(() -> calls.make(
                    TestCalls.call(),
                    _ -> {
                        firstTexts.countDown();
                        awaitQuietly(blocking);
                        return Verdict.GO_ON;
                    },
                    new CallHandle()));
            for (var i = 1; i < STREAMS; i++) {
                ends.add(callers.submit(() -> calls.make(
                        TestCalls.call(),
                        _ -> {
                            firstTexts.countDown();
                            return Verdict.GO_ON;
                        },
                        new CallHandle())));
            }

            assertThat(firstTexts.await(30, TimeUnit.SECONDS)).isTrue();
            for (var end : ends) {
                assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(CallEnd.Finished.class);
            }
            assertThat(blocked.isDone()).isFalse();
            blocking.countDown();
            assertThat(blocked.get(30, TimeUnit.SECONDS)).isInstanceOf(CallEnd.Finished.class);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
