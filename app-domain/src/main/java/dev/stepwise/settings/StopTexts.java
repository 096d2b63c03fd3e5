package dev.stepwise.settings;

import java.util.List;

/** Texts that end a reply before they are written; a server keeps them out of it. At most 4, of 1 to 64 characters each. */
public record StopTexts(List<String> texts) {

    /** As many as the servers take. */
    public static final int MOST = 4;

    /** The longest one, in characters. */
    public static final int LONGEST = 64;

    /** A reply ends where the model ends it. */
    public static final StopTexts NONE = new StopTexts(List.of());

    /** @throws IllegalArgumentException if there are too many, or one is empty or too long */
    public StopTexts {
        texts = List.copyOf(texts);
        if (texts.size() > MOST || texts.stream().anyMatch(text -> text.isEmpty() || text.length() > LONGEST)) {
            throw new IllegalArgumentException(
                    "At most " + MOST + " texts may end a reply, of 1 to " + LONGEST + " characters each.");
        }
    }
}
