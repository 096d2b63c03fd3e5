package dev.stepwise.run.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NodeClockTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final NodeClock clock = new NodeClock();

    @Test
    void a_clock_that_differs_is_told_once_and_once_more_when_it_agrees_again(CapturedOutput log) {
        clock.compare(NOW, NOW.minusSeconds(3), NOW.plusMillis(2));
        clock.compare(NOW, NOW.minusSeconds(3), NOW.plusMillis(2));
        assertThat(clock.ahead()).isEqualTo(Duration.ofMillis(3001));
        clock.compare(NOW, NOW, NOW.plusMillis(2));

        assertThat(log.getOut()).containsOnlyOnce("clock differs").containsOnlyOnce("agrees with the database's again");
    }

    @Test
    void an_answer_that_took_long_says_nothing_of_the_clock() {
        clock.compare(NOW, NOW.plusSeconds(4), NOW.plusSeconds(4));

        assertThat(clock.ahead()).isZero();
    }
}
