package dev.stepwise.bench.crowd;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts a program's connections to the database four times a second, from the beginning until it is closed. */
final class Connections implements AutoCloseable {

    private final JdbcClient jdbc;
    private final String program;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread counting = new Thread(this::count);
    private volatile int most;

    private Connections(JdbcClient jdbc, String program) {
        this.jdbc = jdbc;
        this.program = program;
    }

    static Connections of(String program, DataSource database) {
        var connections = new Connections(JdbcClient.create(database), program);
        connections.counting.start();
        return connections;
    }

    private void count() {
        try {
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
