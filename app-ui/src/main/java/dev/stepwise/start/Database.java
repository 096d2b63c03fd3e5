package dev.stepwise.start;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL that answers, and how to reach it. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, RunningDatabase, OwnDatabase {

    /**
     * The embedded database in a folder, whether a Stepwise runs on it at the moment or not.
     *
     * @throws StartFailure if there is none, or it does not start
     */
    static Database embeddedIn(Path folder) {
        if (!EmbeddedDatabase.isIn(folder)) {
            throw StartFailure.because("There is no embedded database in " + folder + "; --data names another folder.");
        }
        return DataFolder.takeIfFree(folder)
                .<Database>map(EmbeddedDatabase::start)
                .orElseGet(() -> RunningDatabase.in(folder));
    }

    /** For JDBC. */
    String url();

    /** Whom the application works as. */
    DatabaseUser application();

    /** Who owns the layout and changes it, saves everything and brings it back. */
    DatabaseUser owner();

    /** Connects as the owner. */
    default Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), owner().name(), owner().password());
    }

    @Override
    void close();
}
