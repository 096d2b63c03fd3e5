package dev.stepwise.llm.reply;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Parts a reply, while it is written, into the model's own thinking and what it says: servers without a parser for a model's thinking
 * send both as one text. Thinking stands at the reply's beginning between {@code <think>}, {@code <thinking>}, {@code <thought>} or
 * {@code [THINK]} and their ends, or in the channels of gpt-oss. Where only the closing tag came, alone on its line and outside code,
 * all before it was thinking. A tag anywhere else is text. One for each reply.
 */
public final class OwnThinking {

    /**
     * What a piece brought.
     *
     * @param thinking may be empty
     * @param reply may be empty
     * @param allBeforeWasThinking whether all that earlier pieces brought as reply was thinking
     */
    public record Part(String thinking, String reply, boolean allBeforeWasThinking) {}

    private enum Place {
        BEFORE,
        THINKING,
        REPLY,
        OVER
    }

    private static final String FINAL_CHANNEL = "<|channel|>final<|message|>";
    private static final List<String> OPENING = List.of(
            "<think>",
            "<thinking>",
            "<thought>",
            "[think]",
            "<|channel|>analysis<|message|>",
            "<|channel|>commentary<|message|>");
    private static final List<String> CLOSING =
            List.of("</think>", "</thinking>", "</thought>", "[/think]", "<|end|>", FINAL_CHANNEL);

    /** Before a reply they are no part of it: an end without a beginning, and what gpt-oss puts before its channels. */
    private static final List<String> HEADERS =
            Stream.concat(CLOSING.stream(), Stream.of("<|start|>assistant")).toList();

    /** What may follow what gpt-oss says. */
    private static final List<String> ENDS = List.of("<|return|>", "<|end|>");

    /** White space before a reply. */
    private final StringBuilder blank = new StringBuilder();

    /** What may become a tag. */
    private final StringBuilder held = new StringBuilder();

    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder reply = new StringBuilder();
    private final LoneTag loneTag = new LoneTag(reply);
    private Place place = Place.BEFORE;
    private boolean tagged;
    private boolean channels;
    private boolean allBefore;

    /** Both parts of a whole reply. */
    public static Part split(String whole) {
        var own = new OwnThinking();
        var first = own.read(whole);
        var last = own.end();
        return last.allBeforeWasThinking()
                ? new Part(first.thinking() + first.reply() + last.thinking(), last.reply(), false)
                : new Part(first.thinking() + last.thinking(), first.reply() + last.reply(), false);
    }

    /** Takes the next piece, of any size and cut anywhere. */
    public Part read(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i));
        }
        return taken();
    }

    /** What was held back because it might have become a tag, now that nothing more comes. */
    public Part end() {
        if (place == Place.BEFORE) {
            replyBegins();
        }
        (place == Place.THINKING ? thinking : reply).append(held);
        held.setLength(0);
        if (!tagged && loneTag.end()) {
            allWasThinking();
        }
        return taken();
    }

    private Part taken() {
        var part = new Part(thinking.toString(), reply.toString(), allBefore);
        thinking.setLength(0);
        reply.setLength(0);
        allBefore = false;
        return part;
    }

    private void read(char c) {
        switch (place) {
            case BEFORE -> before(c);
            case THINKING -> inThinking(c);
            case REPLY -> inReply(c);
            case OVER -> {}
        }
    }

    private void before(char c) {
        if (held.isEmpty() && Character.isWhitespace(c)) {
            blank.append(c);
            return;
        }
        held.append(c);
        if (isOneOf(OPENING)) {
            foundTag(Place.THINKING);
        } else if (isOneOf(HEADERS)) {
            foundTag(Place.BEFORE);
        } else if (!beginsOneOf(OPENING) && !beginsOneOf(HEADERS)) {
            replyBegins();
        }
    }

    private void inThinking(char c) {
        held.append(c);
        if (isOneOf(CLOSING)) {
            foundTag(Place.BEFORE);
        } else {
            passOn(CLOSING, thinking);
        }
    }

    private void inReply(char c) {
        if (channels) {
            held.append(c);
            if (isOneOf(ENDS)) {
                foundTag(Place.OVER);
            } else {
                passOn(ENDS, reply);
            }
        } else if (tagged) {
            reply.append(c);
        } else if (loneTag.read(c)) {
            allWasThinking();
        }
    }

    /** What can become none of the tags any more. */
    private void passOn(List<String> tags, StringBuilder to) {
        while (!held.isEmpty() && !beginsOneOf(tags)) {
            to.append(held.charAt(0));
            held.deleteCharAt(0);
        }
    }

    private void foundTag(Place next) {
        tagged = true;
        channels |= held.indexOf("|") > 0;
        place = next;
        held.setLength(0);
        blank.setLength(0);
    }

    /** White space between thinking and reply belongs to neither. */
    private void replyBegins() {
        place = Place.REPLY;
        var beginning = (tagged ? "" : blank.toString()) + held;
        held.setLength(0);
        blank.setLength(0);
        beginning.chars().forEach(unit -> read((char) unit));
    }

    private void allWasThinking() {
        thinking.append(reply);
        reply.setLength(0);
        allBefore = true;
        tagged = true;
        place = Place.BEFORE;
    }

    private boolean isOneOf(List<String> tags) {
        return tags.contains(held.toString().toLowerCase(Locale.ROOT));
    }

    private boolean beginsOneOf(List<String> tags) {
        var beginning = held.toString().toLowerCase(Locale.ROOT);
        return tags.stream().anyMatch(tag -> tag.startsWith(beginning));
    }
}
