package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The keys and passwords that the launcher hands on in a file which only its owner can read, and which is removed when it was read: in the
 * environment every process that is started would have them as long as it lives.
 */
final class HandedKeys {

    /** Says which file it is; {@code STEPWISE_KEYS} in the environment. */
    private static final String FILE = "stepwise.keys";

    private static final Map<String, String> PROPERTIES = Map.of(
            "STEPWISE_MODEL_API_KEY", "stepwise.model.api-key",
            "STEPWISE_DATABASE_PASSWORD", "stepwise.database.password");

    private HandedKeys() {}

    /**
     * Reads them into the environment, as if they stood in the process's own; does nothing where none were handed on.
     *
     * @throws StartFailure if the file cannot be read
     */
    static void into(ConfigurableEnvironment environment) {
        String file = environment.getProperty(FILE, "");
        if (file.isBlank()) {
            return;
        }
        Map<String, Object> keys = new HashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of(file))) {
                int equals = line.indexOf('=');
                String property = equals < 0 ? null : PROPERTIES.get(line.substring(0, equals));
                if (property != null) {
                    keys.put(property, line.substring(equals + 1));
                }
            }
            Files.delete(Path.of(file));
        } catch (IOException unreadable) {
            throw StartFailure.because("The file " + file + " in which ./stepwise hands keys on cannot be read ("
                    + unreadable.getClass().getSimpleName() + "): start it again.");
        }
        var sources = environment.getPropertySources();
        var handed = new MapPropertySource("handed keys", keys);
        if (sources.contains("systemEnvironment")) {
            sources.addAfter("systemEnvironment", handed);
        } else {
            sources.addLast(handed);
        }
    }
}
