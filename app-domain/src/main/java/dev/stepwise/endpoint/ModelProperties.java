package dev.stepwise.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The model server that is configured; blank values count as absent. The key stays here: it reaches neither the
 * database nor, by {@link #toString()}, a log.
 *
 * @param url {@code http} or {@code https}; without a path, {@code /v1} is tried first
 * @param name the model that comes first, whether the server lists it or not
 * @param apiKey goes to the configured URL only
 * @param apiKeyFile holds the key instead; white space around it is ignored
 * @see "docs/decisions/0012-keys-stay-in-configuration.md"
 */
@ConfigurationProperties("stepwise.model")
public record ModelProperties(
        @Nullable String url,
        @Nullable String name,
        @Nullable String apiKey,
        @Nullable String apiKeyFile) {

    public ModelProperties {
        url = textOrNull(url);
        name = textOrNull(name);
        apiKey = textOrNull(apiKey);
        apiKeyFile = textOrNull(apiKeyFile);
        if (url != null) {
            ServerAddress.parse(url);
        }
        if (apiKey != null && apiKeyFile != null) {
            throw new IllegalArgumentException(
                    "The model server's key is given twice: set stepwise.model.api-key or stepwise.model.api-key-file.");
        }
        if (apiKey != null) {
            key(apiKey, "stepwise.model.api-key");
        }
    }

    /** Throws with a sentence for a person if the configured server could not be called: its key is in no file that can be read. */
    public void requireUsable() {
        if (url != null) {
            key();
        }
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    Optional<ServerAddress> address() {
        return Optional.ofNullable(url).map(ServerAddress::parse);
    }

    Optional<String> preferredModel() {
        return Optional.ofNullable(name);
    }

    /** The key, read from its file at each call; throws with a sentence for a person if the file holds none. */
    Optional<ApiKey> key() {
        if (apiKeyFile != null) {
            return Optional.of(key(read(apiKeyFile), "the file of stepwise.model.api-key-file"));
        }
        return Optional.ofNullable(apiKey).map(ApiKey::new);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | IllegalArgumentException _) {
            throw new IllegalArgumentException("The file of stepwise.model.api-key-file cannot be read: " + file);
        }
    }

    /** A key travels in a header, and what cannot stand there would be repeated in an error message. */
    private static ApiKey key(String text, String source) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "The model server's key in " + source + " must be one word of ASCII characters.");
        }
        return new ApiKey(text);
    }

    @Override
    public String toString() {
        return "ModelProperties[url=" + url + ", name=" + name + "]";
    }
}
