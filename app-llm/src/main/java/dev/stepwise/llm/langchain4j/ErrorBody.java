package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server says about a failure, in whatever shape.
 *
 * @param message in one line; empty where the server says nothing readable
 * @param type its kind, as the server names it; empty where it does not, as the two that follow
 * @param param the part of the request that is at fault
 * @param code a number or a name
 * @param retryAfter how long to wait, where the server says so
 */
record ErrorBody(String message, String type, String param, String code, Optional<Duration> retryAfter) {

    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);

    private static final Pattern TOO_MANY =
            Pattern.compile("rate_?limit\\w*|too_?many_?requests\\w*|resource_?exhausted");

    private static final Pattern NO_ROOM =
            Pattern.compile("overloaded\\w*|service_?unavailable\\w*|unavailable\\w*|server_?busy\\w*");

    private static final Pattern LEADING_STATUS =
            Pattern.compile("(?:error|code|status|http|/[\\d.]+|[ :])*([45]\\d\\d)\\b", Pattern.CASE_INSENSITIVE);

    static ErrorBody of(String body) {
        var text = body.strip();
        if (text.startsWith("<")) {
            return plain(page(text));
        }
        try {
            return of(Json.parseWhole(text));
        } catch (JsonProcessingException noJson) {
            return plain(text);
        }
    }

    static ErrorBody of(JsonNode json) {
        var carriers = ErrorJson.carriers(json);
        var message = oneLine(ErrorJson.words(json));
        return new ErrorBody(
                message,
                ErrorJson.name(carriers, "type", "error_type", "status"),
                ErrorJson.name(carriers, "param"),
                ErrorJson.name(carriers, "code", "error_code", "status_code"),
                RetryAfter.inBody(carriers).or(() -> RetryAfter.inWords(message)));
    }

    /** The failure that an event of a stream tells of; empty if it tells of none. */
    static Optional<ErrorBody> toldIn(JsonNode event) {
        if (event.isTextual()) {
            return PlainEvent.isLifeSign(event.textValue()) ? Optional.empty() : Optional.of(of(event));
        }
        var choice = event.path("choices").path(0);
        if (ErrorJson.isError(choice)) {
            return Optional.of(of(choice));
        }
        return ErrorJson.isError(event) ? Optional.of(of(event)) : Optional.empty();
    }

    /** The message, or what else there is. */
    String words() {
        return message.isEmpty() ? (type + " " + code).strip() : message;
    }

    /** Whether a filter refused the request. */
    boolean isFilter() {
        return Stream.of(code, type)
                .flatMap(name -> FinishReasons.of(name).stream())
                .anyMatch(reason -> reason.meaning() == FinishReasons.Meaning.FILTERED);
    }

    /** The HTTP status that it amounts to, by its code, or by names for 429 and 503. */
    OptionalInt status() {
        if (code.matches("[45]\\d\\d")) {
            return OptionalInt.of(Integer.parseInt(code));
        }
        for (var name : new String[] {code, type}) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (TOO_MANY.matcher(lower).matches()) {
                return OptionalInt.of(429);
            }
            if (NO_ROOM.matcher(lower).matches()) {
                return OptionalInt.of(503);
            }
        }
        return OptionalInt.empty();
    }

    /** What a web page says: its title, else its text. */
    private static String page(String html) {
        var title = TITLE.matcher(html);
        if (title.find()) {
            return "<title>" + title.group(1).strip() + "</title>";
        }
        var text = html.replaceAll("(?is)<(script|style)\\b.*?(</\\1>|$)|<[^>]*(>|$)", " ")
                .strip();
        return text.isEmpty() ? "<html>" : text;
    }

    private static ErrorBody plain(String text) {
        var message = oneLine(text);
        var status = LEADING_STATUS.matcher(message);
        return new ErrorBody(message, "", "", status.lookingAt() ? status.group(1) : "", RetryAfter.inWords(message));
    }

    private static String oneLine(String text) {
        return TextCleaner.cleanWhole(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
