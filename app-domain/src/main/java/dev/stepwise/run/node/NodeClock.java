package dev.stepwise.run.node;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares this node's clock with the database's: what a node stores is dated by its own, who lives is judged by the database's. */
@Component
public class NodeClock {

    private static final Logger LOG = LoggerFactory.getLogger(NodeClock.class);
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private volatile Duration ahead = Duration.ZERO;

    /** How much this node's clock is ahead of the database's, as it was last compared; negative if it is behind. */
    public Duration ahead() {
        return ahead;
    }

    /** The database said its time between these two moments of this node's; an answer that took long says nothing. */
    void compare(Instant asked, Instant there, Instant answered) {
        var took = Duration.between(asked, answered);
        if (took.compareTo(TOLERANCE.dividedBy(2)) > 0) {
            return;
        }
        var now = Duration.between(there, asked.plus(took.dividedBy(2)));
        if (isOff(now) != isOff(ahead)) {
            LOG.atWarn()
                    .addKeyValue("aheadMs", now.toMillis())
                    .log(
                            isOff(now)
                                    ? "This node's clock differs from the database's: what it stores is dated by its own"
                                    : "This node's clock agrees with the database's again");
        }
        ahead = now;
    }

    private static boolean isOff(Duration ahead) {
        return ahead.abs().compareTo(TOLERANCE) > 0;
    }
}
