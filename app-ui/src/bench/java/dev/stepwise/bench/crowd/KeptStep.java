package dev.stepwise.bench.crowd;

import dev.stepwise.reader.Reader;
import java.util.Arrays;

/** A step as it was stored, or the answer. */
record KeptStep(String rawReply, String content, boolean answer) {

    /** How many UTF-16 units of the content there are in the raw reply up to where each token ends. */
    int[] readable(SentCall call) {
        var decoded = decoded();
        var readable = new int[call.tokens()];
        for (int token = 0; token < readable.length; token++) {
            int units = Math.min(call.units()[token], rawReply.length());
            readable[token] = Math.min(decoded[units], content.length());
        }
        return readable;
    }

    /** The same in letters and digits, which are what is left of a text in a page. */
    int[] readableLetters(SentCall call) {
        return Arrays.stream(readable(call))
                .map(units -> Reader.letters(content.substring(0, units)).length())
                .toArray();
    }

    private int[] decoded() {
        var decoded = new int[rawReply.length() + 1];
        int begin = answer ? 0 : rawReply.indexOf("\"content\":\"") + "\"content\":\"".length();
        int length = 0;
        for (int at = begin; at < rawReply.length(); at++) {
            char unit = rawReply.charAt(at);
            if (!answer && unit == '"') {
                Arrays.fill(decoded, at + 1, decoded.length, length);
                break;
            }
            if (!answer && unit == '\\') {
                int more = rawReply.charAt(at + 1) == 'u' ? 5 : 1;
                Arrays.fill(decoded, at + 1, at + 1 + more, length);
                at += more;
            }
            decoded[at + 1] = ++length;
        }
        return decoded;
    }
}
