package dev.stepwise.llm.tiny;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The weights that Stepwise brings. */
final class Weights {

    private static final String RESOURCE = "stepwise-tiny.gguf";

    private Weights() {}

    static boolean areBundled() {
        return Weights.class.getResource(RESOURCE) != null;
    }

    /** A copy in a folder: llama.cpp reads files, not jars. */
    static Path unpack(Path folder) throws IOException {
        try (var in = Weights.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("This build of Stepwise was made without the tiny model's weights.");
            }
            var file = folder.resolve(RESOURCE);
            Files.copy(in, file);
            return file;
        }
    }
}
