package dev.stepwise.backup;

import dev.stepwise.start.Database;
import dev.stepwise.start.Options;
import dev.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A database of a test's own. */
record SomeDatabase(JdbcConnectionDetails details) {

    private static final String CONTENTS = """
            insert into account values ('01900000-0000-7000-8000-000000000001', 'mira', 'hash', 'ADMIN', true, now());
            insert into endpoint values ('01900000-0000-7000-8000-000000000002', 'Practice', null, 'PRACTICE', now());
            insert into prompt_text values (repeat('a', 64), E'A tab \\t, a backslash \\\\, two\\nlines, 十六, 🙂');
            insert into question values ('01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-000000000001',
                E'\\\\N is no null, and \\\\. is no end', now());
            insert into search_text (question_id, account_id, asked_at, kind, text, is_cut)
                select id, account_id, asked_at, 'QUESTION', text, false from question;
            insert into scheduled_tasks values ('run', 'x', '\\x00ff', now(), true, 'node', null, null, 0, now(), 1, 7);
            """;

    static SomeDatabase empty() {
        return new SomeDatabase(TestDatabase.emptyDatabase());
    }

    static SomeDatabase ofLayout(String version) {
        var database = empty();
        Flyway.configure()
                .dataSource(
                        database.details.getJdbcUrl(), database.details.getUsername(), database.details.getPassword())
                .target(version)
                .load()
                .migrate();
        return database;
    }

    static SomeDatabase withContents() throws SQLException {
        var database = ofLayout("latest");
        database.execute(CONTENTS);
        return database;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword());
    }

    /** As it is named on a command line. */
    Database asOwn() {
        return Options.of(new String[] {
                    "--database-url=" + details.getJdbcUrl(),
                    "--stepwise.database.user=" + details.getUsername(),
                    "--stepwise.database.password=" + details.getPassword()
                })
                .ownDatabase()
                .orElseThrow();
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String single(String sql) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** New people who ask, each in one transaction. */
    void askUntil(BooleanSupplier enough) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            while (!enough.getAsBoolean()) {
                statement.execute("""
                        with asker as (insert into account
                            values (gen_random_uuid(), gen_random_uuid(), 'hash', 'USER', false, now()) returning id)
                        insert into question select gen_random_uuid(), id, 'Why?', now() from asker
                        """);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    SortedMap<String, List<String>> rowsOfAllTables() throws SQLException {
        try (var connection = connect()) {
            var all = new TreeMap<String, List<String>>();
            for (var table : new Catalog(connection).tables()) {
                List<String> its = new ArrayList<>();
                try (var rows = connection
                        .createStatement()
                        .executeQuery("select t::text from " + table.name() + " t order by 1")) {
                    while (rows.next()) {
                        its.add(rows.getString(1));
                    }
                }
                all.put(table.name(), its);
            }
            return all;
        }
    }
}
