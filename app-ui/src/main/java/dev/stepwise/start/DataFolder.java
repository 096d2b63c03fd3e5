package dev.stepwise.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds the embedded database and the log. While the embedded database runs in it, it belongs to one process. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder, for its owner only, and takes it for this process.
     *
     * @throws StartFailure if it cannot be written, or another process has it
     */
    static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            restrictToOwner(path);
            var lock = FileChannel.open(
                    path.resolve("stepwise.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw StartFailure.because("Another Stepwise uses the data folder " + path
                        + " already. Stop that one, or give this one a folder of its own with --data.");
            }
            return new DataFolder(path, lock);
        } catch (IOException notWritable) {
            throw StartFailure.because("The data folder " + path + " cannot be written (" + reason(notWritable)
                    + "). Choose another one with --data, or change its owner.");
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException takenInThisProcess) {
            return false;
        }
    }

    private static void restrictToOwner(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String reason(IOException notWritable) {
        return switch (notWritable) {
            case java.nio.file.AccessDeniedException _ -> "access is denied";
            case java.nio.file.FileAlreadyExistsException _ -> "a file of that name is in the way";
            case java.nio.file.FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> notWritable.getClass().getSimpleName();
        };
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException alreadyGone) {
            throw new java.io.UncheckedIOException(alreadyGone);
        }
    }
}
