package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void of_a_server_that_wrote_one_piece_nothing_is_known() {
        pace.heard(Duration.ofSeconds(90));

        assertThat(pace.waitForTheEnd()).hasMillis(300);
    }

    @ParameterizedTest
    @CsvSource({"5, 300", "50, 300", "125, 500", "250, 1000", "600, 2000", "5000, 2000"})
    void its_end_is_waited_for_as_long_as_four_pieces_take(int between, int wait) {
        for (var piece = 1; piece <= 10; piece++) {
            pace.heard(Duration.ofMillis(1_000 + (long) between * piece));
        }

        assertThat(pace.waitForTheEnd()).hasMillis(wait);
    }

    @Test
    void pieces_that_come_in_bursts_are_waited_for_as_long_as_two_bursts_take() {
        for (var burst = 0; burst < 4; burst++) {
            for (var piece = 0; piece < 10; piece++) {
                pace.heard(Duration.ofMillis(400L * burst));
            }
        }

        assertThat(pace.waitForTheEnd()).hasMillis(800);
    }
}
