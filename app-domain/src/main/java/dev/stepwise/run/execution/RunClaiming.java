package dev.stepwise.run.execution;

import dev.stepwise.run.RunId;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.node.ThisNode;
import dev.stepwise.run.persistence.RunQueue;
import dev.stepwise.run.persistence.RunQueue.Lost;
import dev.stepwise.run.persistence.RunQueue.Ownership;
import dev.stepwise.run.persistence.RunQueue.Started;
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
     * @param workedOn what the node works on
     * @param waitingForRetry what it is to try again, but not yet
     */
    List<Started> claimNext(Collection<RunId> workedOn, Collection<RunId> waitingForRetry) {
        var own = new ArrayList<>(workedOn);
        own.addAll(waitingForRetry);
        // after an outage of the database nobody has had time to say that they live
        boolean areSilentNodesLost = !database.cameBackWithin(Duration.ofSeconds(RunQueue.SILENCE_SECONDS));
        var ownership = new Ownership(node.id(), own, areSilentNodesLost, node.areOlderGone());
        if (limits.nodeRunning() <= workedOn.size() || !queue.hasWork(ownership)) {
            return List.of();
        }
        var started = transaction.execute(_ -> claim(ownership, workedOn.size()));
        return started == null ? List.of() : started;
    }

    private List<Started> claim(Ownership ownership, int here) {
        queue.hold();
        int free = limits.nodeRunning() - here;
        var lost = queue.lost(ownership).stream().limit(free).toList();
        var started = new ArrayList<>(
                queue.claim(node.id(), lost.stream().map(Lost::run).toList(), Moment.now()));
        lost.stream().filter(run -> !run.isOwn()).forEach(this::tell);
        var order = new QueueOrder(limits, limits.nodeRunning(), queue.mostOfEndpoint());
        var next = order.choose(queue.waiting(free, ownership.areOlderGone()), queue.running(), here + started.size());
        started.addAll(queue.claim(node.id(), next, Moment.now()));
        return started;
    }

    private void tell(Lost lost) {
        LOG.atWarn().addKeyValue("run", lost.run()).log("A lost node's run is taken up by this node");
        metrics.lost();
    }
}
