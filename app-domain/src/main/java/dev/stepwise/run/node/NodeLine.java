package dev.stepwise.run.node;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the node's own connection open, opens it again when it breaks, and tells the parts of the node what comes through it.
 *
 * @see "docs/decisions/0017-the-feed-crosses-nodes-through-a-table.md"
 */
@Component
class NodeLine implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLine.class);

    /** How long a silent connection is trusted, and how often the others are counted and the work on the connection is done. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(500);

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
            thread = threads.start("node-line", this::keepConnected);
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
            thread.end(TRUST.plus(NodeConnection.ANSWER_TIMEOUT));
        }
    }

    /** A connection that breaks is opened again at once; only if that fails too, or no answer came in time, the database counts as away. */
    private void keepConnected() {
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
                        .log(
                                "This node receives no pings at the moment: it has no connection of its own to the database");
                if (System.nanoTime() - begun < PAUSE.toNanos()) {
                    pause();
                }
            }
        }
    }

    private NodeConnection connect() throws SQLException {
        try {
            return NodeConnection.open(database, node.id());
        } catch (SQLException away) {
            watch.silent();
            pause();
            throw away;
        }
    }

    private void listen(NodeConnection connection) throws SQLException {
        connection.join();
        tell(NodeListener::mayHaveMissed);
        long trustedUntil = System.nanoTime();
        while (ending.getCount() > 0) {
            if (System.nanoTime() - trustedUntil >= 0) {
                lookForOthers(connection);
                doWork(connection);
                trustedUntil = System.nanoTime() + TRUST.toNanos();
            }
            connection.receive(PAUSE).forEach(this::received);
        }
    }

    private void lookForOthers(NodeConnection connection) throws SQLException {
        var count = connection.count();
        clock.compare(count.askedAt(), count.databaseTime(), count.answeredAt());
        setAlone(count.all() <= 1);
        node.setOlderGone(count.all() <= count.current());
        if (!node.isAlone()) {
            tell(NodeListener::pulse);
        }
    }

    private void doWork(NodeConnection connection) throws SQLException {
        for (var part : work) {
            try {
                part.attend(connection.jdbc());
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("A part of this node failed on the node's own connection");
            }
        }
    }

    private void received(Ping ping) {
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
                LOG.atWarn().setCause(failure).log("A part of this node failed when it was told of the other nodes");
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
