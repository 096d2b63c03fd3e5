package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.CauseDetail;
import java.util.List;
import java.util.Optional;

/** Takes out of a server's words what they quote of a conversation or a key: such details are stored and logged. */
final class Redaction {

    static final int LIMIT = 500;
    private static final String HIDDEN = "[…]";

    /** As long a piece of a message, found in a detail, is a quotation and not two people's common word. */
    private static final int QUOTATION = 16;

    private Redaction() {}

    /** The detail without them, its texts with at most 500 characters. */
    static CauseDetail of(CauseDetail detail, List<ChatTurn> messages, Optional<ApiKey> key) {
        return switch (detail) {
            case CauseDetail.Technical(var text) -> CauseDetail.technical(of(text, messages, key));
            case CauseDetail.Redirected(var status, var location) ->
                new CauseDetail.Redirected(status, of(location, messages, key));
            case CauseDetail.NoEvents(var contentType) -> new CauseDetail.NoEvents(of(contentType, messages, key));
            case CauseDetail.EndedFor(var reason) -> new CauseDetail.EndedFor(of(reason, messages, key));
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
    static String of(String detail, List<ChatTurn> messages, Optional<ApiKey> key) {
        var safe = key.map(secret -> detail.replace(secret.value(), HIDDEN)).orElse(detail);
        safe = safe.substring(0, Math.min(safe.length(), 2 * LIMIT));
        for (var message : messages) {
            for (var text : List.of(message.text(), message.whole(), message.thinking())) {
                safe = withoutQuotations(safe, text);
            }
        }
        return TextCleaner.cleanWhole(safe.length() <= LIMIT ? safe : safe.substring(0, LIMIT - 1) + "…");
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
