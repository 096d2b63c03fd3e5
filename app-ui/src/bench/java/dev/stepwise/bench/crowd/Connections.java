package dev.stepwise.bench.crowd;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Counts a program's connections to the database four times a second, from the beginning until it is closed. */
final class Connections implements AutoCloseable {

    /** One of its own, opened before the others: a crowd may leave none. */
    private final SingleConnectionDataSource own;

    private final String program;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread counting = new Thread(this::count);
    private volatile int most;

    private Connections(SingleConnectionDataSource own, String program) {
        this.own = own;
        this.program = program;
    }

    static Connections of(String program, DataSource database) throws SQLException {
        var own = new SingleConnectionDataSource(database.getConnection(), true);
        var connections = new Connections(own, program);
        connections.counting.start();
        return connections;
    }

    private void count() {
        var jdbc = JdbcClient.create(own);
        try (own) {
            do {
                int now = jdbc.sql("select count(*) from pg_stat_activity where application_name like ? || '%'")
                        .param(program)
                        .query(Integer.class)
                        .single();
                most = Math.max(most, now);
            } while (!closed.await(250, TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    int most() {
        return most;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
