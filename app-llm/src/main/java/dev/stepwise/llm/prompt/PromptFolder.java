package dev.stepwise.llm.prompt;

import dev.stepwise.settings.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where the files of the prompts are read. */
@FunctionalInterface
public interface PromptFolder {

    /** The whole text of a file, placeholders in braces. */
    String read(Prompt prompt, Language language);

    /** The files that come with the application: {@code prompts/<language>/<name>.md} on the class path. */
    static PromptFolder bundled() {
        return (prompt, language) -> {
            var path = "/prompts/" + language.tag() + "/" + prompt.fileName();
            try (var in = PromptFolder.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("There is no file " + path + ".");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        };
    }
}
