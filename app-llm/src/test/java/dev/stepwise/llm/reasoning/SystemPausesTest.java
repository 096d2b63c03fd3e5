package dev.stepwise.llm.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SystemPausesTest {

    private final SystemPauses pauses = new SystemPauses(Duration.ZERO);

    @Test
    void a_pause_ends_when_its_handle_is_cancelled() throws InterruptedException {
        var handle = new CallHandle();
        Thread.ofVirtual().start(handle::cancel);

        // Would take a day, if it were not cut short.
        pauses.pause(Duration.ofDays(1), handle);

        assertThat(handle.isCancelled()).isTrue();
    }

    @Test
    void an_interrupted_pause_says_so() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> pauses.pause(Duration.ofDays(1), new CallHandle()));
    }

    @Test
    void a_timer_goes_off() throws InterruptedException {
        var rung = new CountDownLatch(1);

        pauses.after(Duration.ofMillis(1), rung::countDown);

        rung.await();
    }

    @RepeatedTest(50)
    void a_time_is_spread_by_no_more_than_a_fifth() {
        assertThat(pauses.spread(Duration.ofSeconds(10))).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    }
}
