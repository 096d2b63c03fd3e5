package dev.stepwise.run.execution;

import dev.stepwise.run.RunId;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.node.ThisNode;
import dev.stepwise.run.persistence.RunQueue;
import dev.stepwise.run.persistence.RunQueue.Started;
import dev.stepwise.run.persistence.RunQueue.Whose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims for this node what it is to work on next. Nodes do so one after the other, so that what is counted is so. */
@Component
class RunClaiming {

    private static final Logger LOG = LoggerFactory.getLogger(RunClaiming.class);

    private final RunQueue queue;
    private final ThisNode node;
    private final DatabaseWatch database;
    private final RunLimits limits;
    private final RunMetrics metrics;
    private final TransactionTemplate transaction;

    RunClaiming(
            RunQueue queue,
            ThisNode node,
            DatabaseWatch database,
            RunLimits limits,
            RunMetrics metrics,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.node = node;
        this.database = database;
        this.limits = limits;
        this.metrics = metrics;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Claims first what nobody works on any more, then what waits in the queue.
     *
     * @param here what the node works on
     * @param later what it is to try again, but not yet
     */
    List<Started> claimNext(Collection<RunId> here, Collection<RunId> later) {
        var own = new ArrayList<>(here);
        own.addAll(later);
        // after an outage of the database nobody has had time to say that they live
        boolean isSilenceLoss = !database.cameBackWithin(Duration.ofSeconds(RunQueue.SILENCE_SECONDS));
        var whose = new Whose(node.id(), own, isSilenceLoss, node.areOlderGone());
        if (limits.nodeRunning() <= here.size() || !queue.hasWork(whose)) {
            return List.of();
        }
        var started = transaction.execute(_ -> claim(whose, here.size()));
        return started == null ? List.of() : started;
    }

    private List<Started> claim(Whose whose, int here) {
        queue.hold();
        int free = limits.nodeRunning() - here;
        var lost = queue.lost(whose).stream().limit(free).toList();
        var started = new ArrayList<>(queue.claim(node.id(), lost, Moment.now()));
        started.forEach(this::tellLost);
        var order = new QueueOrder(limits, limits.nodeRunning());
        var next = order.choose(queue.waiting(free, whose.areOlderGone()), queue.running(), here + started.size());
        started.addAll(queue.claim(node.id(), next, Moment.now()));
        return started;
    }

    private void tellLost(Started started) {
        LOG.atWarn()
                .addKeyValue("run", started.claim().run())
                .log("Nobody worked on a running run any more; it is taken up here");
        metrics.lost();
    }
}
