package dev.stepwise.bench.crowd;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database has done so far, by its own count: transactions that were committed, and bytes that it holds. */
record Work(long transactions, long bytes, long at) {

    static Work of(DataSource database) {
        return JdbcClient.create(database)
                .sql(
                        "select xact_commit, pg_database_size(datname) from pg_stat_database where datname = current_database()")
                .query((row, _) -> new Work(row.getLong(1), row.getLong(2), System.nanoTime()))
                .single();
    }

    double transactionsPerSecond(Work before) {
        return 1e9 * (transactions - before.transactions) / (at - before.at);
    }

    double kilobytesSince(Work before) {
        return (bytes - before.bytes) / 1e3;
    }
}
