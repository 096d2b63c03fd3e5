package dev.stepwise.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** Writes what the database holds at one moment into a file, while people may go on working on it. */
final class Save {

    private final Connection connection;
    private final Clock clock;

    Save(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Makes the file, for its owner only; it has its name once it is whole.
     *
     * @throws BackupFailure if there is such a file already, or nothing to save
     */
    Contents to(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new BackupFailure(file + " exists already: name another file.");
        }
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        var catalog = new Catalog(connection);
        String layout = catalog.layout();
        if (layout == null) {
            throw new BackupFailure("Stepwise has kept nothing in this database yet.");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        make(unfinished);
        try {
            var contents = write(catalog.tables(), layout, clock.instant(), unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Contents write(List<SavedTable> tables, String layout, Instant now, Path file)
            throws IOException, SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            List<SavedTable> saved = new ArrayList<>();
            for (var table : tables) {
                zip.putNextEntry(new ZipEntry(table.entry()));
                long rows =
                        copies.copyOut("copy " + table.forCopy() + " to stdout (encoding 'utf8')", (OutputStream) zip);
                zip.closeEntry();
                saved.add(table.withRows(rows));
            }
            var contents = new Contents(layout, now, saved);
            zip.putNextEntry(new ZipEntry(Contents.ENTRY));
            contents.write(zip);
            zip.closeEntry();
            return contents;
        }
    }

    private static void make(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, forItsOwner(file));
        } catch (NoSuchFileException noFolder) {
            throw new BackupFailure("There is no folder " + file.getParent() + ".");
        } catch (IOException notWritable) {
            throw new BackupFailure("The folder " + file.getParent() + " cannot be written ("
                    + notWritable.getClass().getSimpleName() + ").");
        }
    }

    private static FileAttribute<?>[] forItsOwner(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
