package dev.stepwise.run.execution;

import dev.stepwise.run.RunId;
import dev.stepwise.run.persistence.RunStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The runs that have to wait although a node has room, because as many others run as may. Who ends makes room and says so; that they
 * are also tried from time to time, the later in the queue the more seldom, is for what nobody could say.
 */
@Component
class WaitingRuns {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRuns.class);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration FOR_EACH_BEFORE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** One that ends makes room for one of its account's and for one at its model server; more for those that somebody else takes. */
    private static final int WOKEN = 4;

    private final RunStore store;
    private final RunQueue queue;
    private final RunLimits limits;

    WaitingRuns(RunStore store, RunQueue queue, RunLimits limits) {
        this.store = store;
        this.queue = queue;
        this.limits = limits;
    }

    /** How long a run that found no room waits for its next try; in the caller's transaction. */
    Duration untilNextTry(RunId run) {
        if (!limits.boundWork()) {
            return Duration.ZERO;
        }
        var wait = FIRST.plus(FOR_EACH_BEFORE.multipliedBy(store.before(run, RunQueue.TASK.getTaskName())));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    /** There is room for another one. */
    void wake() {
        if (!limits.boundWork()) {
            return;
        }
        try {
            store.startable(RunQueue.TASK.getTaskName(), limits.accountRunning(), limits.endpointRunning(), WOKEN)
                    .forEach(queue::bringForward);
        } catch (RuntimeException failed) {
            LOG.atInfo()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("The next runs could not be told that there is room; they are tried again by themselves");
        }
    }
}
