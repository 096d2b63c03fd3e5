package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameDelayTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 0", "10, 1", "11, 2", "12, 4", "13, 5", "14, 5", "2000000000, 5"})
    void it_doubles_from_the_tenth_wrong_try_on_up_to_five_seconds(int wrong, int seconds) {
        assertThat(NameDelay.after(wrong)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void few_wait_at_a_time_and_who_need_not_wait_is_let_past() throws InterruptedException {
        var delay = new NameDelay(1);
        var first = Thread.ofVirtual().start(() -> delay.passes(Duration.ofDays(1)));
        await().until(() -> first.getState() == Thread.State.TIMED_WAITING);

        assertThat(delay.passes(Duration.ofDays(1))).isFalse();
        assertThat(delay.passes(Duration.ZERO)).isTrue();

        first.interrupt();
        first.join();
        assertThat(delay.passes(Duration.ofNanos(1))).isTrue();
    }
}
