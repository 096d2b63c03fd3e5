package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void seconds_are_taken_as_they_are() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofSeconds(120));
    }

    @Test
    void a_date_is_counted_from_now() {
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 10:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
    }

    @Test
    void a_date_gone_by_means_at_once() {
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 09:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                Please try again in 7.66s.                  | 7660
                Please retry after 20 seconds.              | 20000
                Please retry in 1m2s                        | 62000
                wait 2 minutes                              | 120000
                Try again in 250 ms                         | 250
                Rate limit reached: 6000 tokens a minute    |
                retry later                                 |
                """)
    void a_sentence_may_say_it(String words, Long milliseconds) {
        assertThat(RetryAfter.inWords(words))
                .isEqualTo(Optional.ofNullable(milliseconds).map(Duration::ofMillis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
    void anything_else_says_nothing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
