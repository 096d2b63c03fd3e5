package dev.stepwise.llm.langchain4j;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}, in both of its forms: seconds, or an HTTP date. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait from now on, never less than nothing; empty if the value is neither form. */
    static Optional<Duration> parse(String value, Instant now) {
        var text = value.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
