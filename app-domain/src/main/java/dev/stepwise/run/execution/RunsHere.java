package dev.stepwise.run.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.stepwise.run.RunId;
import dev.stepwise.run.persistence.Claim;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The runs that this node works on. When the node goes down, it is the first to know: it takes no more and hands over what it has. */
@Component
class RunsHere implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunsHere.class);

    private final ConcurrentMap<RunId, Directives> runs = new ConcurrentHashMap<>();
    private final ObjectProvider<Scheduler> scheduler;
    private volatile boolean running;
    private volatile boolean leaving;

    RunsHere(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

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

    /** Whether the node goes down. */
    boolean leaving() {
        return leaving;
    }

    @Override
    public void start() {
        leaving = false;
        scheduler.ifAvailable(Scheduler::resume);
        running = true;
    }

    @Override
    public void stop() {
        leaving = true;
        // else it would pick up again what is handed over here
        scheduler.ifAvailable(Scheduler::pause);
        LOG.atInfo().addKeyValue("runs", runs.size()).log("Handing over the runs of this node");
        runs.values().forEach(Directives::handOver);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
