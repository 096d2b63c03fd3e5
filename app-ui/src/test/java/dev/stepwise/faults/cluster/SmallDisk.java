package dev.stepwise.faults.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of its own with room for a small database, which can be filled to its last byte. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty where this machine lets nobody mount one. */
    public static Optional<SmallDisk> mount(int megabytes) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("stepwise-faults-disk");
        var size = "size=" + megabytes + "m,mode=700";
        if (done("mount", "-t", "tmpfs", "-o", size, "stepwise-faults", folder.toString())) {
            return Optional.of(new SmallDisk(folder));
        }
        Files.delete(folder);
        return Optional.empty();
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** An empty folder on it. */
    public Path room() throws IOException {
        return Files.createDirectories(folder.resolve("room"));
    }

    /** Takes all that is free. */
    public void fill() throws IOException {
        var block = new byte[BLOCK];
        try (var filling = Files.newOutputStream(filler())) {
            for (int size = BLOCK; size > 0; ) {
                size = taken(filling, block, size) ? size : size / 2;
            }
        }
    }

    private static boolean taken(OutputStream filling, byte[] block, int size) {
        try {
            filling.write(block, 0, size);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /** Gives back what was taken. */
    public void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        try {
            if (!done("umount", folder.toString())) {
                throw new IOException(folder + " could not be unmounted.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
        Files.delete(folder);
    }
}
