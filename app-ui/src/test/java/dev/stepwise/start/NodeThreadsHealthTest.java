package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class NodeThreadsHealthTest {

    @LocalServerPort
    private int port;

    @Autowired
    private NodeThreads threads;

    private final CountDownLatch ended = new CountDownLatch(1);
    private NodeThread thread;

    @AfterEach
    void end() throws InterruptedException {
        ended.countDown();
        thread.end(Duration.ofSeconds(30));
    }

    @Test
    void the_health_check_says_that_a_thread_fails_and_which() throws Exception {
        var browser = new Browser(port);
        assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(200);
        var starts = new AtomicInteger();
        var again = new CountDownLatch(1);
        thread = threads.start("failing-thread", () -> {
            if (starts.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            again.countDown();
            ended.await();
        });
        assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();

        var told = browser.get("/actuator/health");

        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(told.body()).doesNotContain("failing-thread");
        var health = new NodeThreadsHealth(threads).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("failing")).asString().contains("failing-thread");
    }
}
