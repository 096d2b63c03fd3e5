package dev.stepwise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Accounts with a long history: questions, runs, steps and attempts in English and Chinese over two years, made by
 * {@code fill-history.sql}; the same texts for the same seed.
 *
 * @param mostBusy who asked nearly all of it
 * @param others who asked the rest
 */
public record FilledHistory(UUID mostBusy, List<UUID> others) {

    private static final int SEED = 7;

    /** Fills a database that has the newest layout and nothing in it; ten steps a run. */
    public static FilledHistory fill(Connection database, int runs) throws SQLException {
        try (var statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("set local fill.runs = " + runs);
            statement.execute("set local fill.seed = " + SEED);
            statement.execute(script());
            database.commit();
            // outside of the transaction, as the database does it by itself some time later
            database.setAutoCommit(true);
            statement.execute("vacuum (analyze)");
        }
        return in(database);
    }

    /** The accounts of a database that was filled before. */
    public static FilledHistory in(Connection database) throws SQLException {
        var accounts = new ArrayList<UUID>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select id from account where username like 'filled-%' order by length(username), username")) {
            while (rows.next()) {
                accounts.add(rows.getObject(1, UUID.class));
            }
        }
        return new FilledHistory(accounts.getFirst(), List.copyOf(accounts.subList(1, accounts.size())));
    }

    private static String script() {
        try (var in = FilledHistory.class.getResourceAsStream("fill-history.sql")) {
            if (in == null) {
                throw new IllegalStateException("The script that fills a history is not packed.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
