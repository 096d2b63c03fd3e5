package dev.stepwise.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

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
