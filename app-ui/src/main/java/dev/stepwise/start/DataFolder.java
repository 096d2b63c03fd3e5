package dev.stepwise.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/** The folder that holds the embedded database and the log. While the embedded database runs in it, it belongs to one process. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "stepwise.lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder, closes it and all that is in it to other users, and takes it for this process.
     *
     * @throws StartFailure if it cannot be written, another process has it, or another user could change what is in it
     */
    static DataFolder take(Path path) {
        return takeIfFree(path)
                .orElseThrow(() -> StartFailure.because("Another Stepwise uses the data folder "
                        + path.toAbsolutePath().normalize()
                        + " already. Stop that one, or give this one a folder of its own with --data."));
    }

    /**
     * The same; nothing if another process has it.
     *
     * @throws StartFailure if it cannot be written
     */
    static Optional<DataFolder> takeIfFree(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            OwnerOnly.makeFolder(folder);
            OwnerOnly.closeFolder(folder);
            OwnerOnly.makeFile(folder.resolve(LOCK));
            var lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (!locked(lock)) {
                lock.close();
                return Optional.empty();
            }
            closeContents(folder, lock);
            return Optional.of(new DataFolder(folder, lock));
        } catch (IOException notWritable) {
            throw notWritable(folder, notWritable);
        }
    }

    /**
     * Makes sure that the log can be written, if it goes into a file, and can be read by its owner only; a log that cannot be opened would fill the screen.
     *
     * @throws StartFailure if it cannot
     */
    static void requireWritable(String log) {
        if (log.isBlank()) {
            return;
        }
        Path file = Path.of(log).toAbsolutePath().normalize();
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        try {
            OwnerOnly.makeFolder(folder);
            OwnerOnly.makeFile(file);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException notWritable) {
            throw notWritable(folder, notWritable);
        }
    }

    private static void closeContents(Path folder, FileChannel lock) throws IOException {
        try {
            OwnerOnly.closeContents(folder);
        } catch (IOException | StartFailure refused) {
            lock.close();
            throw refused;
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException takenInThisProcess) {
            return false;
        }
    }

    private static StartFailure notWritable(Path folder, IOException why) {
        return StartFailure.because("The data folder " + folder + " cannot be written (" + reason(why)
                + "). Choose another one with --data, or change its owner.");
    }

    private static String reason(IOException notWritable) {
        return switch (notWritable) {
            case AccessDeniedException _ -> "access is denied";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> notWritable.getClass().getSimpleName();
        };
    }

    Path path() {
        return path;
    }

    /** The database's files. */
    Path postgres() {
        return path.resolve("postgres");
    }

    /** Where the server's programs are unpacked: beside the data, for other users must not be able to change them. */
    Path programs() {
        return path.resolve("programs");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
