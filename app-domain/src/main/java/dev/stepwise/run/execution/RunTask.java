package dev.stepwise.run.execution;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.NodeClock;
import dev.stepwise.run.persistence.RunStore;
import java.time.Duration;
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

    private final RunExecution execution;
    private final RunStore store;
    private final RunsHere here;
    private final RunQueue queue;
    private final WaitingRuns waiting;
    private final NodeClock clock;
    private final TransactionTemplate transaction;

    RunTask(
            RunExecution execution,
            RunStore store,
            RunsHere here,
            RunQueue queue,
            WaitingRuns waiting,
            NodeClock clock,
            PlatformTransactionManager transactions) {
        this.execution = execution;
        this.store = store;
        this.here = here;
        this.queue = queue;
        this.waiting = waiting;
        this.clock = clock;
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
                operations.reschedule(complete, clock.databaseNow().plus(wait));
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
        operations.reschedule(complete, clock.databaseNow().plus(pause));
    }
}
