package dev.stepwise.start;

import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** Brings the database to the layout that this Stepwise knows, and refuses one that a newer Stepwise has changed. */
@Component
final class SchemaMigration implements FlywayMigrationStrategy {

    private final JdbcConnectionDetails database;
    private final ObjectProvider<StartingDatabase> started;

    SchemaMigration(JdbcConnectionDetails database, ObjectProvider<StartingDatabase> started) {
        this.database = database;
        this.started = started;
    }

    @Override
    public void migrate(Flyway configured) {
        // by default it passes over what a newer release has added; a migration may take longer than the pool's
        // patience
        var owner = owner();
        Flyway flyway = Flyway.configure()
                .configuration(configured.getConfiguration())
                .dataSource(database.getJdbcUrl(), owner.name(), owner.password())
                .ignoreMigrationPatterns(new String[0])
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException failed) {
            throw isNewer(flyway) ? newer() : notMigrated(failed);
        }
    }

    /** The application itself may not be allowed to change the layout. */
    private DatabaseUser owner() {
        var own = started.getIfAvailable();
        return own == null
                ? new DatabaseUser(
                        Objects.requireNonNullElse(database.getUsername(), ""),
                        Objects.requireNonNullElse(database.getPassword(), ""))
                : own.owner();
    }

    private static boolean isNewer(Flyway flyway) {
        try {
            return Arrays.stream(flyway.info().all())
                    .map(MigrationInfo::getState)
                    .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        } catch (FlywayException unreadable) {
            return false;
        }
    }

    private static StartFailure newer() {
        return StartFailure.because(
                "The database was last used by a newer Stepwise, which changed its layout: start that one again.");
    }

    private static StartFailure notMigrated(FlywayException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return StartFailure.because("The database could not be brought to this Stepwise’s layout ("
                + String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ") + ").");
    }
}
