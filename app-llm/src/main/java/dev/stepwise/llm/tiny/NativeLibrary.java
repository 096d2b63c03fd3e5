package dev.stepwise.llm.tiny;

import de.kherud.llama.LlamaModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * llama.cpp as it was built for one platform, among those that the library's jar brings.
 *
 * @param folder where it lies in the jar
 * @param file as this platform names it
 */
record NativeLibrary(String folder, String file) {

    /** Empty where the library was not built for this computer. */
    static Optional<NativeLibrary> forThisComputer() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Optional<NativeLibrary> of(String system, String processor) {
        return built(system.toLowerCase(Locale.ROOT), architecture(processor))
                .filter(library -> LlamaModel.class.getResource(library.resource()) != null);
    }

    private static Optional<NativeLibrary> built(String system, String architecture) {
        if (system.startsWith("linux")) {
            return Optional.of(new NativeLibrary("Linux/" + architecture, "libjllama.so"));
        }
        if (system.startsWith("mac")) {
            return Optional.of(new NativeLibrary("Mac/" + architecture, "libjllama.dylib"));
        }
        return system.startsWith("windows")
                ? Optional.of(new NativeLibrary("Windows/" + architecture, "jllama.dll"))
                : Optional.empty();
    }

    private static String architecture(String processor) {
        return switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            default -> processor;
        };
    }

    private String resource() {
        return "/de/kherud/llama/" + folder + "/" + file;
    }

    /** Copies it into a folder, and has the library look for it there; its own way compares the copy byte by byte and takes a second. */
    void unpack(Path target) throws IOException {
        try (var in = LlamaModel.class.getResourceAsStream(resource())) {
            if (in == null) {
                throw new IOException("There is no " + resource());
            }
            Files.copy(in, target.resolve(file));
        }
        System.setProperty("de.kherud.llama.lib.path", target.toString());
        // what it unpacks besides, and what it cleans up, is in this folder too
        System.setProperty("de.kherud.llama.tmpdir", target.toString());
    }
}
