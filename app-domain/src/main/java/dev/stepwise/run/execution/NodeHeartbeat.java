package dev.stepwise.run.execution;

import dev.stepwise.run.node.LineWork;
import dev.stepwise.run.node.ThisNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says every two seconds that this node lives, in one statement on the node's own connection, by the database's clock: so neither a busy
 * pool nor a clock that is off makes a node look lost.
 */
@Component
class NodeHeartbeat implements LineWork {

    /** Before others take its runs, a node that cannot say that it lives takes no more. */
    private static final Duration TRUSTED = Duration.ofSeconds(6);

    private static final String BEAT = """
            insert into node (id, name, started_at, seen_at) values (?, ?, clock_timestamp(), clock_timestamp())
            on conflict (id) do update set seen_at = clock_timestamp()
            """;

    private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);

    private final ThisNode node;
    private final JdbcClient jdbc;
    private volatile long seenAt;
    private volatile boolean wasSeen;
    private boolean ended;

    NodeHeartbeat(ThisNode node, JdbcClient jdbc) {
        this.node = node;
        this.jdbc = jdbc;
    }

    @Override
    public synchronized void attend(Connection line) throws SQLException {
        if (ended) {
            return;
        }
        long now = System.nanoTime();
        try (var statement = line.prepareStatement(BEAT)) {
            statement.setObject(1, node.id().value());
            statement.setString(2, node.name());
            statement.executeUpdate();
        }
        seenAt = now;
        wasSeen = true;
    }

    /** The node lives, from the beginning or once more. */
    synchronized void begin() {
        ended = false;
    }

    /** The node goes: whatever it could not hand over is nobody's from now on. */
    synchronized void end() {
        ended = true;
        try {
            jdbc.sql("delete from node where id = ?").param(node.id().value()).update();
        } catch (RuntimeException failed) {
            LOG.atInfo()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("This node could not say that it goes; the others will notice");
        }
    }

    /** Whether the other nodes know that this one lives. */
    boolean isRecent() {
        return wasSeen && System.nanoTime() - seenAt < TRUSTED.toNanos();
    }
}
