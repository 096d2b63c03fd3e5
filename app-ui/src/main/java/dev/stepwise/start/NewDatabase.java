package dev.stepwise.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** A new embedded database, made beside the one that a folder may have. It replaces that one when it is filled; until then nothing has changed. */
public final class NewDatabase implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    private final DataFolder folder;
    private final Path files;
    private final EmbeddedDatabase database;

    private NewDatabase(DataFolder folder, Path files, EmbeddedDatabase database) {
        this.folder = folder;
        this.files = files;
        this.database = database;
    }

    /**
     * Makes it, and takes the folder.
     *
     * @param replace whether the folder may have a database already
     * @throws StartFailure if a Stepwise runs on the folder, or it has a database that must not be replaced
     */
    public static NewDatabase in(Path path, boolean replace) {
        var folder = DataFolder.take(path);
        try {
            if (EmbeddedDatabase.isIn(path) && !replace) {
                throw StartFailure.because("There is a database in " + path
                        + " already. --replace puts the new one in its place and keeps the old one aside.");
            }
            Path files = folder.path().resolve("postgres.new");
            EmbeddedDatabase.stopLeftover(folder, files);
            FileSystemUtils.deleteRecursively(files);
            return new NewDatabase(folder, files, EmbeddedDatabase.start(folder, files));
        } catch (IOException notDeleted) {
            folder.close();
            throw new UncheckedIOException(notDeleted);
        } catch (StartFailure failure) {
            folder.close();
            throw failure;
        }
    }

    public Database database() {
        return database;
    }

    /** Puts it in the old one's place. Returns where the old one is kept, if there was one. */
    public Optional<Path> takeOver(LocalDateTime now) throws IOException {
        EmbeddedDatabase.stopLeftover(folder, folder.postgres());
        database.stop();
        Optional<Path> kept = Optional.empty();
        if (Files.exists(folder.postgres())) {
            kept = Optional.of(folder.path().resolve("postgres.until-" + TIME.format(now)));
            Files.move(folder.postgres(), kept.get());
        }
        Files.move(files, folder.postgres());
        return kept;
    }

    /** Throws it away unless it took over, and gives the folder back. */
    @Override
    public void close() {
        try (folder) {
            database.stop();
            FileSystemUtils.deleteRecursively(files);
        } catch (IOException notDeleted) {
            throw new UncheckedIOException(notDeleted);
        }
    }
}
