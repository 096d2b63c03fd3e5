package dev.stepwise.bench.history;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.history.HistoryService;
import dev.stepwise.testing.FilledHistory;
import dev.stepwise.testing.TestDatabase;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database with a long history in it, and Stepwise's own history on one connection to it. */
public final class LongHistory implements AutoCloseable {

    private final SingleConnectionDataSource database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final FilledHistory filled;

    private LongHistory(SingleConnectionDataSource database, FilledHistory filled) {
        this.database = database;
        this.filled = filled;
        context.registerBean(JdbcClient.class, this::jdbc);
        context.scan("dev.stepwise.history");
        context.refresh();
    }

    /** A new one of so many runs. */
    public static LongHistory of(int runs) throws SQLException {
        var details = TestDatabase.freshDatabase();
        var database = new SingleConnectionDataSource(
                details.getJdbcUrl(), details.getUsername(), details.getPassword(), true);
        return new LongHistory(database, FilledHistory.fill(database.getConnection(), runs));
    }

    /** The one in this database, which is filled if it is empty and kept; the address names user and password, too. */
    public static LongHistory at(String url, int runs) throws SQLException {
        var database = new SingleConnectionDataSource(url, true);
        var found = JdbcClient.create(database)
                .sql("select to_regclass('search_text')::text")
                .query(String.class)
                .optional();
        if (found.isPresent()) {
            return new LongHistory(database, FilledHistory.in(database.getConnection()));
        }
        Flyway.configure().dataSource(url, null, null).load().migrate();
        return new LongHistory(database, FilledHistory.fill(database.getConnection(), runs));
    }

    public HistoryService history() {
        return context.getBean(HistoryService.class);
    }

    /** Whoever asked nearly all of it. */
    public Actor account() {
        return new Actor(new AccountId(filled.mostBusy()), Role.USER);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    /** In bytes. */
    public long sizeOf(String relation) {
        return jdbc().sql("select pg_relation_size(?::regclass)")
                .param(relation)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        database.destroy();
    }
}
