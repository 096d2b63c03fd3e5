package dev.stepwise.backup;

import dev.stepwise.start.Database;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Fills an empty database from a backup: the layout that it was saved with, its rows, and then the migrations since. All of it is one
 * transaction, so that what breaks off leaves the database empty.
 */
final class BringBack {

    private final BackupFile backup;

    BringBack(BackupFile backup) {
        this.backup = backup;
    }

    /** @throws BackupFailure if the database is not empty or refuses, or the backup is of a layout that this Stepwise does not know */
    void into(Database database) throws SQLException {
        try (var connection = database.connect()) {
            if (!new Catalog(connection).tables().isEmpty()) {
                throw new BackupFailure("The database is not empty, and a backup goes into an empty one.");
            }
        }
        var owner = database.owner();
        var fill = new FillAtLayout(backup);
        var flyway = Flyway.configure()
                .dataSource(database.url(), owner.name(), owner.password())
                .group(true)
                .callbacks(fill)
                .load();
        if (Stream.of(flyway.info().all()).map(MigrationInfo::getVersion).noneMatch(fill.layout()::equals)) {
            throw new BackupFailure("A newer Stepwise made this file: restore it with that one.");
        }
        migrate(flyway);
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof BackupFailure known) {
                    throw known;
                }
                if (cause instanceof UncheckedIOException unreadable) {
                    throw unreadable;
                }
            }
            throw failed;
        }
    }
}
