package dev.stepwise.backup;

import dev.stepwise.start.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;

/** Fills an empty database from a backup: the layout that it was saved with, its rows, and then the migrations since. */
final class BringBack {

    private final BackupFile backup;

    BringBack(BackupFile backup) {
        this.backup = backup;
    }

    /** @throws BackupFailure if the database is not empty, or the backup is of a layout that this Stepwise does not know */
    void into(Database database) throws IOException, SQLException {
        try (var connection = database.connect()) {
            if (!new Catalog(connection).tables().isEmpty()) {
                throw new BackupFailure("The database is not empty, and a backup goes into an empty one.");
            }
            var owner = database.owner();
            bringBack(connection, Flyway.configure().dataSource(database.url(), owner.name(), owner.password()));
        }
    }

    private void bringBack(Connection connection, FluentConfiguration migrations) throws IOException, SQLException {
        var layout = MigrationVersion.fromVersion(backup.contents().layout());
        if (newest(migrations.load()).compareTo(layout) < 0) {
            throw new BackupFailure("A newer Stepwise made this file: restore it with that one.");
        }
        migrations.target(layout).load().migrate();
        fill(connection);
        migrations.target(MigrationVersion.LATEST).load().migrate();
    }

    private static MigrationVersion newest(Flyway flyway) {
        return Stream.of(flyway.info().all())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void fill(Connection connection) throws IOException, SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        connection.setAutoCommit(false);
        var tables = backup.contents().tables();
        try (var statement = connection.createStatement()) {
            // the migrations have filled some
            statement.execute("truncate "
                    + tables.stream()
                            .map(table -> SavedTable.quoted(table.name()))
                            .collect(Collectors.joining(", ")));
        }
        for (var table : tables) {
            try (var rows = backup.rowsOf(table)) {
                long filled = copies.copyIn("copy " + table.forCopy() + " from stdin (encoding 'utf8')", rows);
                if (filled != table.rows()) {
                    throw new BackupFailure("The table " + table.name() + " has " + filled
                            + " rows in the file, and had " + table.rows() + " when it was saved.");
                }
            }
        }
        connection.commit();
    }
}
