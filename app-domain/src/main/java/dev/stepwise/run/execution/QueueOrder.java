package dev.stepwise.run.execution;

import dev.stepwise.account.AccountId;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.persistence.RunQueue.Running;
import dev.stepwise.run.persistence.RunQueue.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which of the waiting runs a node begins now.
 *
 * @param limits how many runs of an account, and for a model server, may run at a time
 * @param capacity how many runs the node works on at a time
 * @param mostOfEndpoint how many may run at a time for a model server that an administrator set a limit to
 */
record QueueOrder(RunLimits limits, int capacity, Map<EndpointId, Integer> mostOfEndpoint) {

    QueueOrder(RunLimits limits, int capacity) {
        this(limits, capacity, Map.of());
    }

    /** What is kept free for those who have no run under way, so that nobody's many runs keep them waiting. */
    private static final int RESERVED_PERCENT = 10;

    /**
     * Goes through the waiting runs in their order. Passed over are those whose account, or whose model server, has as many running as may
     * be; and, when little room is left, further runs of those who have some.
     *
     * @param here how many runs the node works on already
     */
    List<RunId> choose(List<Waiting> waiting, Running running, int here) {
        var byAccount = new HashMap<>(running.byAccount());
        var byEndpoint = new HashMap<>(running.byEndpoint());
        var chosen = new ArrayList<RunId>();
        for (var run : waiting) {
            int free = capacity - here - chosen.size();
            if (free <= 0) {
                break;
            }
            boolean isFirst = count(byAccount, run.account()) == 0;
            if ((isFirst || free > reserved()) && mayBegin(run, byAccount, byEndpoint)) {
                chosen.add(run.run());
                byAccount.merge(run.account(), 1, Integer::sum);
                byEndpoint.merge(run.endpoint(), 1, Integer::sum);
            }
        }
        return chosen;
    }

    private int reserved() {
        return capacity == 1 ? 0 : Math.max(1, capacity * RESERVED_PERCENT / 100);
    }

    private boolean mayBegin(Waiting run, Map<AccountId, Integer> byAccount, Map<EndpointId, Integer> byEndpoint) {
        return isBelow(limits.accountRunning(), count(byAccount, run.account()))
                && isBelow(limits.endpointRunning(), count(byEndpoint, run.endpoint()))
                && isBelow(count(mostOfEndpoint, run.endpoint()), count(byEndpoint, run.endpoint()));
    }

    private static boolean isBelow(int most, int running) {
        return most == 0 || running < most;
    }

    private static <K> int count(Map<K, Integer> counts, K key) {
        return counts.getOrDefault(key, 0);
    }
}
