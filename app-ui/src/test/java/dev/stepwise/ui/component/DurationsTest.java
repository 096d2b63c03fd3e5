package dev.stepwise.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @Test
    void short_times_are_told_in_hundredths_where_tenths_would_hide_the_most() {
        assertThat(Durations.fine(Duration.ofMillis(79))).isEqualTo("0.07 s");
        assertThat(Durations.fine(Duration.ofMillis(9_999))).isEqualTo("9.99 s");
        assertThat(Durations.fine(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "99, 0.0 s",
        "12345, 12.3 s",
        "59999, 59.9 s",
        "60000, 1 min 0 s",
        "64999, 1 min 4 s",
        "3661000, 61 min 1 s"
    })
    void a_duration_is_said_in_words(long millis, String words) {
        assertThat(Durations.words(Duration.ofMillis(millis))).isEqualTo(words);
    }
}
