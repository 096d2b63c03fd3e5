package dev.stepwise.run.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.NodeClock;
import dev.stepwise.run.persistence.RunStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The tasks that lead to runs: one for each unfinished run, with the run's id. */
@Component
class RunQueue {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("run");

    /** What an account's only run has; each further one that is unfinished lowers it, so that nobody waits for another's flood. */
    private static final int HIGHEST_PRIORITY = 32_000;

    private final ObjectProvider<Scheduler> scheduler;
    private final RunStore store;
    private final NodeClock clock;

    RunQueue(ObjectProvider<Scheduler> scheduler, RunStore store, NodeClock clock) {
        this.scheduler = scheduler;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Adds a task for a stored run, unless it has one, in the caller's transaction; after the commit this node looks for due
     * tasks at once.
     */
    void add(AccountId account, RunId run) {
        int priority = Math.max(0, HIGHEST_PRIORITY - store.outstanding(account));
        var task = TASK.instance(run.toString()).priority(priority).scheduledTo(clock.databaseNow());
        scheduler.getObject().schedule(task, ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lookAtOnce();
            }
        });
    }

    /** Removes the task of a run that ended in the queue, in the caller's transaction; one that is picked already ends by itself. */
    void remove(RunId run) {
        try {
            scheduler.getObject().cancel(TASK.instanceId(run.toString()));
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException harmless) {
            // Whoever picks it finds nothing to claim.
        }
    }

    /** Has a run tried now that would be tried later; one that is being tried, or has no task, stays as it is. */
    void bringForward(RunId run) {
        try {
            scheduler.getObject().reschedule(TASK.instanceId(run.toString()), clock.databaseNow());
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException harmless) {
            // Whoever has it tries it.
        }
    }

    /** Polling would find the task too, but later. */
    void lookAtOnce() {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }
}
