package dev.stepwise.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/** Files of processes that may still be ending. */
final class Folders {

    private static final Path ALL = Path.of("target", "faults");
    /** Several JVMs may play scenes at the same time. */
    private static final long STAGE = ProcessHandle.current().pid();

    private static final AtomicInteger SCENES = new AtomicInteger();

    private Folders() {}

    /** An empty folder for a scene. What it leaves stays until the next run of the suite, for whoever looks into the logs. */
    static Path scene() throws IOException {
        var folder = ALL.resolve("scene-" + STAGE + "-" + SCENES.incrementAndGet());
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** Deletes the folder as far as nobody else does. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException | UncheckedIOException deletedMeanwhile) {
            delete(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
