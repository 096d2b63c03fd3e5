package dev.stepwise.llm.reply;

import java.util.List;
import java.util.Locale;

/**
 * Finds a closing tag of thinking alone on its line, outside fenced code, in a text that comes unit by unit: some chat templates open the
 * thinking in the prompt, so that the reply holds its end only. The rest of the text is passed on.
 */
final class LoneTag {

    private static final List<String> TAGS = List.of("</think>", "</thinking>", "</thought>", "[/think]");
    private static final String FENCE = "```";

    private final StringBuilder out;
    private final StringBuilder held = new StringBuilder();

    /** The first units of the line that are no white space. */
    private final StringBuilder lineBegin = new StringBuilder();

    private boolean atLineBegin = true;
    private boolean inFence;

    /** @param out where the text is passed on to */
    LoneTag(StringBuilder out) {
        this.out = out;
    }

    /** Takes the next unit; true if a line with the tag alone has ended, of which nothing was passed on. */
    boolean read(char c) {
        if (atLineBegin && !inFence) {
            held.append(c);
            var line = held.toString().toLowerCase(Locale.ROOT);
            if (c == '\n' && TAGS.contains(line.strip())) {
                held.setLength(0);
                return true;
            }
            if (TAGS.stream().anyMatch(tag -> tag.startsWith(line) || tag.equals(line.stripTrailing()))) {
                return false;
            }
            passOn();
        } else {
            pass(c);
        }
        return false;
    }

    /** Passes on what was held back, now that nothing more comes; true if that was a tag, of which nothing is passed on. */
    boolean end() {
        boolean tag = TAGS.contains(held.toString().toLowerCase(Locale.ROOT).strip());
        if (!tag) {
            passOn();
        }
        return tag;
    }

    private void passOn() {
        var line = held.toString();
        held.setLength(0);
        atLineBegin = false;
        line.chars().forEach(unit -> pass((char) unit));
    }

    private void pass(char c) {
        out.append(c);
        if (c == '\n') {
            inFence ^= lineBegin.toString().equals(FENCE);
            lineBegin.setLength(0);
            atLineBegin = true;
        } else {
            atLineBegin = false;
            if (lineBegin.length() < FENCE.length() && !Character.isWhitespace(c)) {
                lineBegin.append(c);
            }
        }
    }
}
