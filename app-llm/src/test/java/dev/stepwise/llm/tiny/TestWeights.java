package dev.stepwise.llm.tiny;

import java.nio.file.Path;
import java.util.Optional;

/** The weights that tests run with: Stepwise's own, or others of their kind named by {@code test.tiny.weights}. */
final class TestWeights {

    private TestWeights() {}

    static boolean areThere() {
        return Weights.areBundled() || named().isPresent();
    }

    static Optional<Path> named() {
        return Optional.ofNullable(System.getProperty("test.tiny.weights"))
                .filter(file -> !file.isBlank())
                .map(Path::of);
    }
}
