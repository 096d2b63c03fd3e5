package dev.stepwise.start;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.core.env.Environment;

/** A PostgreSQL that somebody else runs, from {@code jdbc:postgresql://…} or {@code postgresql://…}. */
record OwnDatabase(String url, String user, String password) {

    private static final int CONNECT_SECONDS = 5;

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
     * @throws StartFailure if that fails
     */
    void requireReachable() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
        try (var connection = DriverManager.getConnection(url, properties)) {
            connection.isValid(CONNECT_SECONDS);
        } catch (SQLException failed) {
            throw StartFailure.because("The database " + name() + " cannot be reached as user " + user + " ("
                    + String.valueOf(failed.getMessage()).replaceAll("\\s+", " ")
                    + "). Check --database-url, STEPWISE_DATABASE_USER and STEPWISE_DATABASE_PASSWORD.");
        }
    }

    @Override
    public String toString() {
        return "OwnDatabase[" + name() + "]";
    }
}
