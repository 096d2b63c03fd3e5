package dev.stepwise.run.execution;

import dev.stepwise.run.RunId;
import dev.stepwise.run.persistence.Claim;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The runs that this node works on. */
@Component
class RunsHere {

    private static final Logger LOG = LoggerFactory.getLogger(RunsHere.class);

    private final ConcurrentMap<RunId, Directives> runs = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    /** Enters a run; one that was here under an earlier claim is told to let go. */
    Directives enter(Claim claim) {
        var directives = new Directives(claim);
        var earlier = runs.put(claim.run(), directives);
        if (earlier != null) {
            earlier.handOver();
        }
        if (leaving) {
            directives.handOver();
        }
        return directives;
    }

    void leave(Directives directives) {
        runs.remove(directives.claim().run(), directives);
    }

    /** What the run can be told by, if it is here. */
    Optional<Directives> find(RunId run) {
        return Optional.ofNullable(runs.get(run));
    }

    /** All that it works on. */
    List<Directives> all() {
        return List.copyOf(runs.values());
    }

    /** Which runs it works on. */
    Set<RunId> ids() {
        return Set.copyOf(runs.keySet());
    }

    /** The node works on runs, from the beginning or once more. */
    void open() {
        leaving = false;
    }

    /** The node goes down: tells all that it works on to let go, and whatever comes yet. */
    void handOverAll() {
        leaving = true;
        LOG.atInfo().addKeyValue("runs", runs.size()).log("Handing over the runs of this node");
        runs.values().forEach(Directives::handOver);
    }
}
