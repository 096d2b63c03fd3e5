package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Connection;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.CauseDetail;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a server's words what they quote of a conversation, a key or a header: such details are stored and logged. */
final class Redaction {

    static final int LIMIT = 500;
    private static final String HIDDEN = "[…]";

    /** As long a piece of a message, found in a detail, is a quotation and not two people's common word. */
    private static final int QUOTATION = 16;

    /** As long a word is hardly a part of another. */
    private static final int LONG = 8;

    /** Of "Bearer abc" a server may quote the second part alone. */
    private static final Pattern PARTS = Pattern.compile("[\\s,;=]+");

    private Redaction() {}

    /** The detail without them, its texts with at most 500 characters. */
    static CauseDetail of(CauseDetail detail, List<ChatTurn> messages, Connection connection) {
        return switch (detail) {
            case CauseDetail.Technical(var text) -> CauseDetail.technical(of(text, messages, connection));
            case CauseDetail.Redirected(var status, var location) ->
                new CauseDetail.Redirected(status, of(location, messages, connection));
            case CauseDetail.NoEvents(var contentType) ->
                new CauseDetail.NoEvents(of(contentType, messages, connection));
            case CauseDetail.EndedFor(var reason) -> new CauseDetail.EndedFor(of(reason, messages, connection));
            case CauseDetail.None _,
                    CauseDetail.Network _,
                    CauseDetail.Call _,
                    CauseDetail.WentOn _,
                    CauseDetail.Shape _,
                    CauseDetail.Waited _,
                    CauseDetail.TooLong _,
                    CauseDetail.NoTiny _ -> detail;
        };
    }

    /** The text without them, at most 500 characters. */
    static String of(String detail, List<ChatTurn> messages, Connection connection) {
        var safe = withoutSecrets(detail, connection);
        safe = safe.substring(0, Math.min(safe.length(), 2 * LIMIT));
        for (var message : messages) {
            for (var text : List.of(message.text(), message.whole(), message.thinking())) {
                safe = withoutQuotations(safe, text);
            }
        }
        return TextCleaner.cleanWhole(safe.length() <= LIMIT ? safe : safe.substring(0, LIMIT - 1) + "…");
    }

    private static String withoutSecrets(String detail, Connection connection) {
        var safe =
                connection.key().map(key -> detail.replace(key.value(), HIDDEN)).orElse(detail);
        for (var header : connection.headers()) {
            safe = withoutValue(safe, header.value());
            for (var part : PARTS.split(header.value(), -1)) {
                safe = part.length() < LONG ? safe : withoutValue(safe, part);
            }
        }
        return safe;
    }

    /** A short value, as "1" or "lab", is a part of many words, which stay. */
    private static String withoutValue(String detail, String value) {
        return value.length() >= LONG
                ? detail.replace(value, HIDDEN)
                : Pattern.compile("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)")
                        .matcher(detail)
                        .replaceAll(HIDDEN);
    }

    private static String withoutQuotations(String detail, String text) {
        var window = Math.min(QUOTATION, text.length());
        var safe = new StringBuilder();
        for (var at = 0; at < detail.length(); ) {
            var length = quotedAt(detail, at, text, window);
            if (length == 0) {
                safe.append(detail.charAt(at++));
            } else {
                safe.append(HIDDEN);
                at += length;
            }
        }
        return safe.toString();
    }

    /** The length of the quotation that begins there; 0 if none does. */
    private static int quotedAt(String detail, int at, String text, int window) {
        if (window < 4 || at + window > detail.length()) {
            return 0;
        }
        var found = text.indexOf(detail.substring(at, at + window));
        if (found < 0) {
            return 0;
        }
        var length = window;
        while (at + length < detail.length()
                && found + length < text.length()
                && detail.charAt(at + length) == text.charAt(found + length)) {
            length++;
        }
        return length;
    }
}
