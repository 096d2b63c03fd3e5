package dev.stepwise.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Lets one of the server's databases be away for a while: it refuses everybody, and ends the connections that there are. */
public final class Outage implements AutoCloseable {

    private final JdbcConnectionDetails database;

    private Outage(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** Begins one; closing it ends it. */
    public static Outage of(JdbcConnectionDetails database) {
        var outage = new Outage(database);
        outage.administer("alter database %s with allow_connections false");
        outage.administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
        return outage;
    }

    @Override
    public void close() {
        administer("alter database %s with allow_connections true");
    }

    private void administer(String sql) {
        var url = database.getJdbcUrl();
        int name = url.lastIndexOf('/') + 1;
        int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        var elsewhere = url.substring(0, name) + "postgres" + url.substring(end);
        try (var connection = DriverManager.getConnection(elsewhere, database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(url.substring(name, end)));
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }
}
