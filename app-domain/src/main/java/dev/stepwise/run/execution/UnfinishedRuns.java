package dev.stepwise.run.execution;

import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.run.persistence.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees that no unfinished run is left without a task, and no text without a run, whatever happened to them. */
@Component
class UnfinishedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRuns.class);

    private final RunStore store;
    private final RunQueue queue;
    private final LocalFeed feed;
    private final RunMetrics metrics;

    UnfinishedRuns(RunStore store, RunQueue queue, LocalFeed feed, RunMetrics metrics) {
        this.store = store;
        this.queue = queue;
        this.feed = feed;
        this.metrics = metrics;
    }

    /** At the node's start, and each minute on one of the nodes. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void sweep() {
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
