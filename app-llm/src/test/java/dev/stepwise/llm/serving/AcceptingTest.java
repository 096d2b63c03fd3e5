package dev.stepwise.llm.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AcceptingTest {

    /** Like one whose process has as many files open as it may. */
    private static final class FullServer extends ServerSocket {
        final CountDownLatch failures = new CountDownLatch(3);

        FullServer() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            failures.countDown();
            throw new IOException("Too many open files");
        }
    }

    @Test
    void who_cannot_take_a_connection_rests_before_the_next_try_and_ends_with_the_server() throws Exception {
        try (var server = new FullServer()) {
            var thread = Thread.ofPlatform().start(new Accepting(server, _ -> {}));
            assertThat(server.failures.await(30, TimeUnit.SECONDS)).isTrue();

            while (thread.getState() != Thread.State.TIMED_WAITING) {
                assertThat(Thread.interrupted()).as("it never rests").isFalse();
                Thread.onSpinWait();
            }

            server.close();
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        }
    }
}
