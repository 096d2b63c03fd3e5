package dev.stepwise.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/** Fills the tables with a backup's rows between the migration that they were saved under and the next one, in the same transaction. */
final class FillAtLayout implements Callback {

    private final BackupFile backup;
    private final MigrationVersion layout;

    FillAtLayout(BackupFile backup) {
        this.backup = backup;
        this.layout = MigrationVersion.fromVersion(backup.contents().layout());
    }

    MigrationVersion layout() {
        return layout;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE
                && layout.equals(context.getMigrationInfo().getVersion());
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            fill(context.getConnection());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SQLException refused) {
            throw new BackupFailure("The database refused the rows: " + sentence(refused));
        }
    }

    @Override
    public String getCallbackName() {
        return "fill from the backup";
    }

    /** Without the row that it was refused for, which may be somebody's text. */
    private static String sentence(SQLException refused) {
        var told = refused instanceof PSQLException server ? server.getServerErrorMessage() : null;
        return told == null
                ? String.valueOf(refused.getSQLState())
                : told.getMessage() + " (" + told.getSQLState() + ")";
    }

    private void fill(Connection connection) throws IOException, SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
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
    }
}
