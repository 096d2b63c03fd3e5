package dev.stepwise.run.execution;

import dev.stepwise.run.RunService;
import dev.stepwise.run.feed.LocalFeed;
import dev.stepwise.run.node.ThisNode;
import dev.stepwise.run.persistence.RunQueue.Started;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A node of a simulation: the product's own parts that a node has for itself, but for the dispatcher, which would do things unasked. What
 * it does with a claimed run is done here in its order.
 */
final class SimulatedNode {

    /** What a node has in its memory; all else is the same for every node. */
    private static final Class<?>[] OF_ITS_OWN = {
        ThisNode.class,
        NodeHeartbeat.class,
        RunsHere.class,
        RunClaiming.class,
        LocalFeed.class,
        RunExecution.class,
        DurableRuns.class
    };

    final String name;
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final List<SteppedThread> working = new ArrayList<>();
    private boolean leaving;

    SimulatedNode(String name, ApplicationContext common) {
        this.name = name;
        beans.setParent(common);
        beans.register(OF_ITS_OWN);
        beans.refresh();
        beat();
    }

    RunService runs() {
        return beans.getBean(RunService.class);
    }

    /** Those that have not ended, in the order of their beginning. */
    List<SteppedThread> actors() {
        working.removeIf(SteppedThread::hasEnded);
        return List.copyOf(working);
    }

    /** Claims what waits and what is nobody's, if it takes any. */
    void claim() {
        if (!leaving) {
            var here = beans.getBean(RunsHere.class);
            for (var started : beans.getBean(RunClaiming.class).claimNext(here.ids(), Set.of())) {
                var directives = here.enter(started.claim());
                working.add(new SteppedThread(() -> work(started, directives)));
            }
        }
    }

    private void work(Started started, Directives directives) {
        try {
            SteppedThread.pause();
            beans.getBean(RunExecution.class).work(started, directives);
            SteppedThread.pause();
        } catch (RuntimeException failure) {
            // The run is nobody's, and is claimed again.
            SteppedThread.pause();
        } finally {
            beans.getBean(RunsHere.class).leave(directives);
        }
    }

    /** Shows that the node lives. */
    void beat() {
        try (var line = beans.getBean(DataSource.class).getConnection()) {
            beans.getBean(NodeHeartbeat.class).attend(line);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Goes down in order: takes no more, and tells what it works on to let go. */
    void leave() {
        leaving = true;
        beans.getBean(RunsHere.class).handOverAll();
    }

    boolean isLeaving() {
        return leaving;
    }

    /** kill -9. Its actors end here; what they try to store meanwhile is refused, and nobody waits to store it later. */
    void die() {
        leave();
        actors().forEach(SteppedThread::die);
    }

    /** Lets go of what it holds, when its part is over. */
    void close() {
        beans.close();
    }
}
