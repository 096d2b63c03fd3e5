package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Servers that close a connection although they said that it could serve the next request, as llama.cpp does behind each stream. */
class ClosedConnectionTest {

    private static final int CALLS = 20;

    private final Semaphore closed = new Semaphore(0);

    @Test
    void a_connection_that_was_closed_after_the_answer_is_not_used_again() throws Exception {
        Script closing = connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5, max=100\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var event : new String[] {Chunks.text("a"), Chunks.finish("stop"), Chunks.DONE}) {
                var data = "data: " + event + "\n\n";
                connection.write(Integer.toHexString(data.length()) + "\r\n" + data + "\r\n");
            }
            connection.write("0\r\n\r\n");
            connection.close();
            closed.release();
        };
        try (var server = FaultyServer.playing(closing)) {
            for (var call = 0; call < CALLS; call++) {
                assertThat(make(server, Listener.toTheEnd())).isInstanceOf(Finished.class);
                closed.acquire();
            }
            assertThat(server.requests()).hasSize(CALLS);
        }
    }
}
