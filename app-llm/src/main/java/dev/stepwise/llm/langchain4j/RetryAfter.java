package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** How long a server asks to wait: in the header {@code Retry-After}, in a field of its error, or in its words. */
final class RetryAfter {

    private static final String UNIT = "(milliseconds?|ms|minutes?|mins?|m|seconds?|secs?|s|hours?|h)";
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?) ?" + UNIT, Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile(
            "(?:try again|retry|wait)[a-z :]{0,16}?((?:" + TIME.pattern() + " ?)+)", Pattern.CASE_INSENSITIVE);

    private RetryAfter() {}

    /** The header's value, seconds or an HTTP date: how long from now on, never less than nothing; empty if it is neither. */
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

    /** In the objects of an error: {@code retry_after} in seconds, {@code retry_after_ms}, or Gemini's {@code retryDelay}. */
    static Optional<Duration> inBody(List<JsonNode> carriers) {
        return carriers.stream().flatMap(carrier -> inFields(carrier).stream()).findFirst();
    }

    /** In a sentence such as "Please try again in 1m20.5s". */
    static Optional<Duration> inWords(String message) {
        var found = WORDS.matcher(message);
        return found.find() ? time(found.group(1)) : Optional.empty();
    }

    private static Optional<Duration> inFields(JsonNode carrier) {
        var seconds = carrier.path("retry_after").asText("");
        if (seconds.matches("\\d{1,6}(\\.\\d{1,9})?")) {
            return time(seconds + "s");
        }
        var milliseconds = carrier.path("retry_after_ms").asText("");
        if (milliseconds.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofMillis(Long.parseLong(milliseconds)));
        }
        return StreamSupport.stream(carrier.path("details").spliterator(), false)
                .flatMap(detail -> time(detail.path("retryDelay").asText("")).stream())
                .findFirst();
    }

    private static Optional<Duration> time(String text) {
        return TIME.matcher(text)
                .results()
                .map(found -> duration(Double.parseDouble(found.group(1)), found.group(2)))
                .reduce(Duration::plus);
    }

    private static Duration duration(double number, String unit) {
        double milliseconds = switch (unit.charAt(0)) {
            case 'h', 'H' -> 3_600_000;
            case 's', 'S' -> 1_000;
            default -> unit.matches("(?i)ms|milli.*") ? 1 : 60_000;
        };
        return Duration.ofMillis(Math.round(number * milliseconds));
    }
}
