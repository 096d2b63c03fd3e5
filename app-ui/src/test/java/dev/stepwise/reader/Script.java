package dev.stepwise.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is run in the pages themselves: only there can be seen when something is to be read. */
enum Script {
    WATCH("watch.js"),
    ASK_OFTEN("ask-often.js"),
    NOTE_TEXT("note-text.js");

    final String text;

    Script(String file) {
        try (var in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing.");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
