package dev.stepwise.llm.prompt;

import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the files of the prompts are read. */
@FunctionalInterface
public interface PromptFolder {

    /** The whole text of a file, placeholders in braces. */
    String read(Prompt prompt, Language language);

    /** The newest files that come with the application. */
    static PromptFolder bundled() {
        return bundled(ChosenPrompt.NEWEST_VERSION);
    }

    /**
     * The files of a version: {@code prompts/<version>/<language>/<name>.md} on the class path. What nothing was said of in that version is
     * read from the newest one.
     */
    static PromptFolder bundled(int version) {
        return (prompt, language) -> {
            var path = "/" + language.tag() + "/" + prompt.fileName();
            return file("/prompts/" + version + path)
                    .or(() -> file("/prompts/" + ChosenPrompt.NEWEST_VERSION + path))
                    .orElseThrow(() -> new IllegalStateException("There is no file " + path + " of the prompts."));
        };
    }

    private static Optional<String> file(String path) {
        try (var in = PromptFolder.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
