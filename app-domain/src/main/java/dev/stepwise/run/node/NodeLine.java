package dev.stepwise.run.node;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens to the other nodes' pings on a connection of its own. The connection also holds a lock that all nodes share: how many hold
 * it says whether there are others, and a node that dies lets go of it.
 *
 * @see "docs/decisions/0017-the-feed-crosses-nodes-through-a-table.md"
 */
@Component
class NodeLine implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLine.class);

    /** How long a silent connection is trusted, and how often the others are counted and the work on the line is done. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CONNECT_SECONDS = 3;
    private static final int ANSWER_SECONDS = 3;

    /** "step" in ASCII: no other program that might share the database takes a lock of that name. */
    private static final int LOCK = 0x73746570;

    /** All nodes share the first lock; those that take runs from the queue, and not from tasks, the second one too. */
    private static final String JOIN =
            "select pg_advisory_lock_shared(" + LOCK + ", 1), pg_advisory_lock_shared(" + LOCK + ", 3)";

    private static final String CALL = "select pg_notify(?, ?)";
    private static final String COUNT = """
            select count(*) filter (where objid = 1), clock_timestamp(), count(*) filter (where objid = 3) from pg_locks
            where locktype = 'advisory' and classid = %d and objid in (1, 3) and objsubid = 2
                and database = (select oid from pg_database where datname = current_database())
            """.formatted(LOCK);

    private final JdbcConnectionDetails database;
    private final ThisNode node;
    private final DatabaseWatch watch;
    private final NodeClock clock;
    private final List<NodeListener> listeners;
    private final List<LineWork> work;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final NodeThreads threads;
    private @Nullable NodeThread thread;

    NodeLine(
            JdbcConnectionDetails database,
            ThisNode node,
            DatabaseWatch watch,
            NodeClock clock,
            List<NodeListener> listeners,
            List<LineWork> work,
            NodeThreads threads) {
        this.database = database;
        this.node = node;
        this.watch = watch;
        this.clock = clock;
        this.listeners = listeners;
        this.work = work;
        this.threads = threads;
    }

    @Override
    public void start() {
        if (thread == null) {
            thread = threads.start("node-line", this::listen);
        }
    }

    /** It listens on while the node goes down, for runs are still told of; the end comes with {@link #destroy}. */
    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
        return thread != null && ending.getCount() > 0;
    }

    @Override
    public void destroy() {
        ending.countDown();
        if (thread != null) {
            thread.end(TRUST.plusSeconds(ANSWER_SECONDS));
        }
    }

    /** A connection that breaks is made anew at once; only if that fails too, or nothing came back in time, it is the database that is away. */
    private void listen() {
        while (ending.getCount() > 0) {
            long begun = System.nanoTime();
            try (var connection = connect()) {
                watch.answered();
                listen(connection);
            } catch (SQLException lost) {
                node.setAlone(false);
                node.setOlderGone(false);
                if (lost.getCause() instanceof SocketTimeoutException) {
                    watch.silent();
                }
                LOG.atInfo()
                        .addKeyValue("state", lost.getSQLState())
                        .log("This node does not hear the others at the moment");
                if (System.nanoTime() - begun < PAUSE.toNanos()) {
                    pause();
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(database.getJdbcUrl());
        source.setUser(database.getUsername());
        source.setPassword(database.getPassword());
        source.setApplicationName("stepwise node " + node.id());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        try {
            return source.getConnection();
        } catch (SQLException away) {
            watch.silent();
            pause();
            throw away;
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Ping.CHANNEL);
            statement.execute(JOIN);
        }
        call(connection);
        tell(NodeListener::mayHaveMissed);
        var notifications = connection.unwrap(PGConnection.class);
        long trustedUntil = System.nanoTime();
        while (ending.getCount() > 0) {
            if (System.nanoTime() - trustedUntil >= 0) {
                count(connection);
                attend(connection);
                trustedUntil = System.nanoTime() + TRUST.toNanos();
            }
            for (var notification : notifications.getNotifications(Math.toIntExact(PAUSE.toMillis()))) {
                Ping.read(notification.getParameter())
                        .filter(ping -> !ping.from().equals(node.id()))
                        .ifPresent(this::hear);
            }
        }
    }

    /** Lets the others know that somebody is here. */
    private void call(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(CALL)) {
            statement.setString(1, Ping.CHANNEL);
            statement.setString(2, new Ping(node.id(), List.of()).payload());
            statement.execute();
        }
    }

    private void count(Connection connection) throws SQLException {
        var asked = Instant.now();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COUNT)) {
            rows.next();
            clock.compare(asked, rows.getObject(2, OffsetDateTime.class).toInstant(), Instant.now());
            setAlone(rows.getInt(1) <= 1);
            node.setOlderGone(rows.getInt(1) <= rows.getInt(3));
        }
        if (!node.isAlone()) {
            tell(NodeListener::pulse);
        }
    }

    private void attend(Connection connection) throws SQLException {
        for (var part : work) {
            try {
                part.attend(connection);
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .setCause(failure)
                        .log("A part of this node could not do what it does on the node's own line");
            }
        }
    }

    private void hear(Ping ping) {
        setAlone(false);
        tell(listener -> listener.heard(ping));
    }

    private void setAlone(boolean alone) {
        boolean before = node.isAlone();
        node.setAlone(alone);
        if (before && !alone) {
            tell(NodeListener::joined);
        }
    }

    private void tell(Consumer<NodeListener> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("A part of this node could not be told of the others");
            }
        }
    }

    private void pause() {
        try {
            var _ = ending.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
