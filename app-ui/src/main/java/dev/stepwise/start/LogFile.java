package dev.stepwise.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log's file, for one process alone: two that write into one would roll it over beneath each other. Several processes on a database
 * of one's own may share a data folder, for it holds the log alone; the later ones write beside the first one's.
 */
final class LogFile implements AutoCloseable {

    private static final int MOST = 100;

    private final Path path;
    private final FileChannel lock;

    private LogFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the wanted file, or the first of {@code stepwise-2.log} and so on that no other process has.
     *
     * @throws StartFailure if it cannot be written
     */
    static LogFile take(String wanted) {
        for (int number = 1; number <= MOST; number++) {
            var path = Path.of(number == 1 ? wanted : numbered(wanted, number)).toAbsolutePath();
            DataFolder.requireWritable(path.toString());
            var lock = lock(path.resolveSibling(path.getFileName() + ".lock"));
            if (lock != null) {
                return new LogFile(path, lock);
            }
        }
        throw StartFailure.because("Too many processes write their logs beside " + wanted
                + ". Give this one a folder of its own with --data.");
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/')
                ? name + "-" + number
                : name.substring(0, dot) + "-" + number + name.substring(dot);
    }

    /** Null if somebody else has it. */
    private static @Nullable FileChannel lock(Path file) {
        try {
            OwnerOnly.makeFile(file);
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
            return null;
        } catch (IOException notWritable) {
            throw StartFailure.because("The log's folder " + file.getParent() + " cannot be written ("
                    + notWritable.getClass().getSimpleName()
                    + "). Choose another one with --data, or change its owner.");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException takenInThisProcess) {
            return false;
        }
    }

    String path() {
        return path.toString();
    }

    /** Another process may have it now. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
