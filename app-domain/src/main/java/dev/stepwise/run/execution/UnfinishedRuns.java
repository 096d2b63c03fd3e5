package dev.stepwise.run.execution;

import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.run.persistence.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees that no unfinished run is left without a task, and no text without a run, whatever happened to them. */
@Component
class UnfinishedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRuns.class);

    private final RunStore store;
    private final RunQueue queue;
    private final LocalFeed feed;
    private final RunMetrics metrics;
    private final TransactionTemplate transaction;

    UnfinishedRuns(
            RunStore store,
            RunQueue queue,
            LocalFeed feed,
            RunMetrics metrics,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.queue = queue;
        this.feed = feed;
        this.metrics = metrics;
    }

    /** A node that cannot do it starts all the same: it is done again within a minute. */
    @EventListener(ApplicationReadyEvent.class)
    public void sweepAtStart() {
        try {
            sweep();
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("failure", failed.getClass().getName()).log("Unfinished runs were not looked for");
        }
    }

    /** At the node's start, and each minute on one of the nodes. */
    public void sweep() {
        transaction.executeWithoutResult(_ -> takeUp());
    }

    private void takeUp() {
        for (var forgotten : store.forgotten(RunQueue.TASK.getTaskName())) {
            LOG.atWarn().addKeyValue("run", forgotten.run()).log("An unfinished run had no task");
            queue.add(forgotten.account(), forgotten.run());
            metrics.forgotten();
        }
        int orphaned = feed.sweep();
        if (orphaned > 0) {
            LOG.atInfo().addKeyValue("chunks", orphaned).log("Text of calls that are over was removed");
            metrics.orphaned(orphaned);
        }
    }
}
