package dev.stepwise.run.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Compares this node's clock with the database's, for heartbeats are written by the one and judged by another node's. */
@Component
class NodeClock {

    private static final Logger LOG = LoggerFactory.getLogger(NodeClock.class);
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final JdbcOperations database;

    NodeClock(JdbcOperations database) {
        this.database = database;
    }

    /** Warns when the clocks are more than a second apart: runs of a healthy node might be taken for a lost node's. */
    @EventListener(ApplicationReadyEvent.class)
    void compare() {
        var there = database.queryForObject("select clock_timestamp()", OffsetDateTime.class);
        if (there != null) {
            var apart = Duration.between(there.toInstant(), Instant.now());
            if (apart.abs().compareTo(TOLERANCE) > 0) {
                LOG.atWarn()
                        .addKeyValue("aheadByMs", apart.toMillis())
                        .log("This node's clock differs from the database's");
            }
        }
    }
}
