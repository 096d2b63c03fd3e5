package dev.stepwise.start;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.core.env.Environment;

/** A PostgreSQL that somebody else runs, from {@code jdbc:postgresql://…} or {@code postgresql://…}. */
record OwnDatabase(String url, String user, String password) implements Database {

    private static final int CONNECT_SECONDS = 5;
    private static final int OLDEST_VERSION = 17;

    /** The driver writes to the screen as long as the log is not set up, and what it would say is in the exception. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    static OwnDatabase of(String url, Environment environment) {
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
        if (!jdbc.startsWith("jdbc:postgresql:")) {
            throw StartFailure.because("--database-url takes a PostgreSQL: jdbc:postgresql://host:5432/name.");
        }
        if (jdbc.contains("@")) {
            throw StartFailure.because(
                    "--database-url takes no user or password: put them into STEPWISE_DATABASE_USER and"
                            + " STEPWISE_DATABASE_PASSWORD, for a command line can be read by everybody on this machine.");
        }
        return new OwnDatabase(
                jdbc,
                environment.getProperty("stepwise.database.user", "stepwise"),
                environment.getProperty("stepwise.database.password", ""));
    }

    /** The address without parameters, for a person to read. */
    String name() {
        return url.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }

    /**
     * Connects once.
     *
     * @throws StartFailure if that fails, or the server is too old
     */
    void requireReachable() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
        DRIVER_LOG.setLevel(Level.OFF);
        try (var connection = DriverManager.getConnection(url, properties)) {
            requireUsable(connection);
        } catch (SQLException failed) {
            throw StartFailure.because(sentence(failed));
        } finally {
            DRIVER_LOG.setLevel(null);
        }
    }

    private void requireUsable(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw StartFailure.because("The database " + name() + " is PostgreSQL " + version + ", and Stepwise needs "
                    + OLDEST_VERSION + " or newer.");
        }
        try (var statement = connection.createStatement();
                var encoding = statement.executeQuery("show server_encoding")) {
            if (encoding.next() && !encoding.getString(1).equals("UTF8")) {
                throw StartFailure.because("The database " + name() + " has the encoding " + encoding.getString(1)
                        + ", and Stepwise needs UTF8: create database … encoding 'UTF8' template template0.");
            }
        }
    }

    private String sentence(SQLException failed) {
        return switch (String.valueOf(failed.getSQLState())) {
            case "28P01", "28000" ->
                "The database " + name() + " does not let user " + user + " in: check STEPWISE_DATABASE_USER and"
                        + " STEPWISE_DATABASE_PASSWORD.";
            case "3D000" -> "The database server answers, but has no database of that name: " + name() + ".";
            default ->
                "The database " + name() + " cannot be reached (" + reason(failed)
                        + "). Check that it runs, and --database-url.";
        };
    }

    /** The innermost cause names what the driver's own message only paraphrases. */
    private static String reason(SQLException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof UnknownHostException
                ? "nobody knows the host " + cause.getMessage()
                : String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    }

    @Override
    public DatabaseUser application() {
        return new DatabaseUser(user, password);
    }

    /** Whoever gives Stepwise a database names one user for it. */
    @Override
    public DatabaseUser owner() {
        return application();
    }

    /** It is somebody else's: nothing to do. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "OwnDatabase[" + name() + "]";
    }
}
