package dev.stepwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallFiguresTest {

    @Test
    void times_are_no_more_exact_than_what_is_stored_of_them() {
        var figures = new CallFigures(
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                Optional.of(Duration.ofNanos(12_999_999)),
                Duration.ofNanos(316_900_001),
                Tokens.UNKNOWN,
                Optional.empty());

        assertThat(figures.startedAt()).isEqualTo("2026-01-02T03:04:05.123456Z");
        assertThat(figures.toFirstToken()).hasValue(Duration.ofMillis(12));
        assertThat(figures.total()).isEqualTo(Duration.ofMillis(316));
    }
}
