package dev.stepwise.run.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeThreadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NodeThreads threads = new NodeThreads();
    private final AtomicInteger starts = new AtomicInteger();
    private final CompletableFuture<Thread> worker = new CompletableFuture<>();
    private final CountDownLatch told = new CountDownLatch(1);

    @AfterEach
    void tell() {
        told.countDown();
    }

    @Test
    void an_error_in_the_work_is_survived_and_named_and_the_work_is_started_again() throws Exception {
        var again = new CountDownLatch(1);
        var well = threads.start("well", told::await);
        var thread = threads.start("failing", () -> {
            if (starts.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            again.countDown();
            told.await();
        });

        assertThat(again.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(threads.failing()).containsExactly("failing");
        told.countDown();
        thread.end(PATIENCE);
        well.end(PATIENCE);
    }

    @Test
    void the_end_is_waited_for_and_work_that_fails_by_then_is_not_started_again() throws Exception {
        var thread = threads.start("ending", () -> {
            starts.incrementAndGet();
            worker.complete(Thread.currentThread());
            told.await();
            throw new AssertionError("too late to start again");
        });
        var working = worker.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        told.countDown();
        thread.end(PATIENCE);

        assertThat(working.isAlive()).isFalse();
        assertThat(starts).hasValue(1);
    }

    @Test
    void repeated_work_goes_on_until_the_end_which_does_not_wait_for_the_pause() throws Exception {
        var twice = new CountDownLatch(2);
        var repeating = threads.repeat("repeating", Duration.ofMillis(1), twice::countDown);
        var resting = threads.repeat("resting", Duration.ofDays(1), () -> worker.complete(Thread.currentThread()));
        var working = worker.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(twice.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        repeating.end(PATIENCE);
        resting.end(PATIENCE);

        assertThat(working.isAlive()).isFalse();
    }

    @Test
    void whoever_is_interrupted_does_not_wait_for_the_end_and_stays_interrupted() {
        var thread = threads.start("going-on", told::await);

        Thread.currentThread().interrupt();
        thread.end(PATIENCE);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void the_end_comes_in_the_pause_after_a_failure_too() throws Exception {
        var thread = threads.start("ending", () -> {
            starts.incrementAndGet();
            worker.complete(Thread.currentThread());
            throw new IllegalStateException("at each start");
        });
        var working = worker.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        thread.end(PATIENCE);

        assertThat(working.isAlive()).isFalse();
        assertThat(starts).hasValue(1);
    }
}
