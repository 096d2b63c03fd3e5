package dev.stepwise.ui.run.words;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.Tokens;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Why an attempt was not accepted, in a few words. */
final class CauseWording implements Serializable {

    /** Of a text that nobody has counted, about. */
    static final int BYTES_A_TOKEN = 3;

    private final Words words;

    CauseWording(Words words) {
        this.words = words;
    }

    /** A clause; empty where there is no cause. */
    String of(Attempt attempt) {
        return attempt.cause()
                .map(cause -> words.of("attempt.cause." + Words.key(cause), thought(attempt)))
                .orElse("");
    }

    /** How many tokens went for a reply of thinking alone: what its server counted, else about a token for three bytes of the text. */
    String thought(Attempt attempt) {
        var tokens = attempt.figures().map(figures -> figures.tokens()).orElse(Tokens.UNKNOWN);
        var counted = Stream.of(tokens.thinking(), tokens.completion())
                .filter(OptionalInt::isPresent)
                .findFirst();
        int bytes = attempt.thinking().getBytes(StandardCharsets.UTF_8).length;
        boolean isCounted = counted.isPresent() && !tokens.estimated();
        int count = counted.orElse(OptionalInt.empty()).orElseGet(() -> Math.ceilDiv(bytes, BYTES_A_TOKEN));
        return words.of(isCounted ? "count" : "count.about", count);
    }
}
