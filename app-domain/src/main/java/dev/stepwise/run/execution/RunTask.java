package dev.stepwise.run.execution;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.persistence.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What db-scheduler does with a run's task. */
@Component
class RunTask {

    private static final Logger LOG = LoggerFactory.getLogger(RunTask.class);
    private static final int LONGEST_BACKOFF_SECONDS = 32;

    /** As long as a heartbeat may be missed: after an outage of the database all have been. */
    private static final Duration SILENCE = Duration.ofSeconds(8);

    private final RunExecution execution;
    private final RunStore store;
    private final RunsHere here;
    private final RunQueue queue;
    private final DatabaseWatch database;
    private final RunMetrics metrics;
    private final WaitingRuns waiting;
    private final TransactionTemplate transaction;

    RunTask(
            RunExecution execution,
            RunStore store,
            RunsHere here,
            RunQueue queue,
            DatabaseWatch database,
            RunMetrics metrics,
            WaitingRuns waiting,
            PlatformTransactionManager transactions) {
        this.execution = execution;
        this.store = store;
        this.here = here;
        this.queue = queue;
        this.database = database;
        this.metrics = metrics;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Works on the run; then its task goes, or is due again if the run is not finished. */
    CompletionHandler<Void> execute(String instance) {
        var run = new RunId(UUID.fromString(instance));
        boolean interrupted = execution.work(run);
        return (complete, operations) -> {
            settle(run, complete, operations);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /**
     * The run's row is held meanwhile: whoever queues it again adds a task after this one is gone, or finds this one, which is
     * then due again. db-scheduler commits by itself, so its write is the last one in here.
     */
    private void settle(RunId run, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        try {
            boolean isPutOff = Boolean.TRUE.equals(transaction.execute(_ -> {
                if (!store.holdUnfinished(run)) {
                    operations.remove();
                    return false;
                }
                var wait = untilNextTry(run);
                operations.reschedule(complete, Instant.now().plus(wait));
                return wait.isPositive();
            }));
            if (isPutOff) {
                return;
            }
            waiting.wake();
        } catch (ExecutionException taken) {
            LOG.atInfo().addKeyValue("run", run).log("The run's task is another node's");
            return;
        }
        if (!here.leaving()) {
            queue.lookAtOnce();
        }
    }

    /** A run that as many others keep waiting as may run is tried again later; one that is handed over is due at once. */
    private Duration untilNextTry(RunId run) {
        return here.leaving() ? Duration.ZERO : waiting.untilNextTry(run);
    }

    /** After an outage of the database the run goes on from what is stored, first soon, then ever more slowly. */
    void retry(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        var pause = Duration.ofSeconds(Math.min(LONGEST_BACKOFF_SECONDS, 1L << Math.min(failures, 5)));
        operations.reschedule(complete, Instant.now().plus(pause));
    }

    /**
     * The node that worked on the run seems to be lost, and it is due at once; unless it is this one, or the database was away for
     * everybody and a node that lives has yet to say so. Every node finds it; the first one counts it.
     */
    void revive(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var run = new RunId(UUID.fromString(complete.getExecution().taskInstance.getId()));
        if (here.find(run).isPresent() || database.cameBackWithin(SILENCE)) {
            return;
        }
        boolean wasUnderWay = store.isUnderWay(run);
        try {
            operations.reschedule(complete, Instant.now());
        } catch (ExecutionException taken) {
            LOG.atDebug().addKeyValue("run", run).log("Another node has found the run too");
            return;
        }
        if (wasUnderWay) {
            LOG.atWarn().addKeyValue("run", run).log("The node that worked on a run was lost");
            metrics.lost();
        } else {
            // its task could not be put away, or tried again, while the database was away
            LOG.atInfo().addKeyValue("run", run).log("A run's task was nobody's");
        }
    }
}
