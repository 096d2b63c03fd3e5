package dev.stepwise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What must hold of all runs of a database once nothing is under way, in {@code invariants.sql}. */
public final class Invariants {

    private static final String SCRIPT = script();

    private Invariants() {}

    /** What does not hold, a line each: what, of which run, and how. */
    public static List<String> broken(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(SCRIPT)) {
            var broken = new ArrayList<String>();
            while (rows.next()) {
                broken.add("%s: run %s, %s".formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return broken;
        }
    }

    private static String script() {
        try (var in = Invariants.class.getResourceAsStream("invariants.sql")) {
            if (in == null) {
                throw new IllegalStateException("The invariants are not packed.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
