package dev.stepwise.run.execution;

import dev.stepwise.account.DueDeletions;
import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.run.node.NodeThread;
import dev.stepwise.run.node.NodeThreads;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes each minute what nodes left behind that are gone (text of their calls, and that they once lived), and accounts that are due for deletion. */
@Component
class Upkeep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final LocalFeed feed;
    private final JdbcClient jdbc;
    private final RunMetrics metrics;
    private final DueDeletions deletions;
    private final NodeThreads threads;
    private @Nullable NodeThread thread;

    Upkeep(LocalFeed feed, JdbcClient jdbc, RunMetrics metrics, DueDeletions deletions, NodeThreads threads) {
        this.feed = feed;
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.deletions = deletions;
        this.threads = threads;
    }

    @Override
    public void start() {
        thread = threads.repeat("upkeep", INTERVAL, this::sweepOrTryLater);
    }

    private void sweepOrTryLater() {
        try {
            sweep();
        } catch (RuntimeException failed) {
            LOG.atInfo()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("What lost nodes left behind could not be removed now; it is tried again");
        }
    }

    void sweep() {
        jdbc.sql("delete from node where seen_at < now() - interval '1 day'").update();
        int deleted = deletions.delete();
        if (deleted > 0) {
            LOG.atInfo().addKeyValue("accounts", deleted).log("Accounts were deleted, as their persons had asked");
        }
        int orphaned = feed.sweep();
        if (orphaned > 0) {
            LOG.atInfo().addKeyValue("chunks", orphaned).log("Text of calls that are over was removed");
            metrics.orphaned(orphaned);
        }
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.end(Duration.ofSeconds(5));
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
