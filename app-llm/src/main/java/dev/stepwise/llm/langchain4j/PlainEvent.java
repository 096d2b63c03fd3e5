package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.langchain4j.SseReader.SseEvent;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an event says whose data is no JSON: that the server is still there, or that it failed. */
final class PlainEvent {

    private static final int LOOKED_AT = 4096;

    private static final Pattern LIFE_SIGN = Pattern.compile(
            "[\\W\\d_]*(?:openrouter\\W+)?(?:ping|pong|keep\\W?alive|heart\\W?beat|processing|waiting)[\\W\\d_]*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PART_OF_A_REPLY = Pattern.compile("\"(?:choices|delta|message|content)\"\\s*:");
    private static final Pattern WORDS_OF_A_SERVER =
            Pattern.compile("error|fail|exception|\\w\\W{0,9}\\s\\W{0,9}\\w", Pattern.CASE_INSENSITIVE);

    private PlainEvent() {}

    /** Empty if it means nothing. A server's words are kept; what may be a damaged piece of the reply is not. */
    static Optional<Failure> failure(SseEvent event) {
        var text = beginning(event.data()).strip();
        if (text.isEmpty() || isLifeSign(event.name()) || isLifeSign(text)) {
            return Optional.empty();
        }
        boolean readable = event.name().equals("error")
                || text.startsWith("<")
                || (WORDS_OF_A_SERVER.matcher(text).find()
                        && !PART_OF_A_REPLY.matcher(text).find());
        return Optional.of(
                readable
                        ? Failure.ofEvent(ErrorBody.of(text), true)
                        : Failure.of(Cause.ERROR_EVENT, new CauseDetail.Call(CallFault.NOT_JSON)));
    }

    /** Enough for what a server has to say, and little enough for patterns. */
    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LOOKED_AT));
    }

    /** Whether a text only says that the server is still there. */
    static boolean isLifeSign(String text) {
        return text.length() <= 60 && LIFE_SIGN.matcher(text).matches();
    }
}
