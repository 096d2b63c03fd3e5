package dev.stepwise.run.execution;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import dev.stepwise.run.RunService;
import dev.stepwise.run.feed.LocalFeed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * A node of a simulation: the product's own parts that a node has for itself, and db-scheduler's queue, which here does nothing unasked.
 * What the scheduler does with a picked task is done here in its order.
 */
final class SimulatedNode {

    /** What a node has in its memory; all else is the same for every node. */
    private static final Class<?>[] OF_ITS_OWN = {
        RunsHere.class, LocalFeed.class, RunExecution.class, RunTask.class, DurableRuns.class, Heartbeats.class
    };

    final String name;
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final JdbcTaskRepository queue;
    private final SettableClock clock;
    private final Map<Actor, Execution> working = new LinkedHashMap<>();
    private boolean leaving;

    SimulatedNode(String name, ApplicationContext common, SettableClock clock) {
        this.name = name;
        this.clock = clock;
        queue = new JdbcTaskRepository(
                new TransactionAwareDataSourceProxy(common.getBean(DataSource.class)),
                true,
                JdbcTaskRepository.DEFAULT_TABLE_NAME,
                new TaskResolver(SchedulerListeners.NOOP, clock, List.of((Task<?>) common.getBean("runs", Task.class))),
                new SchedulerName.Fixed(name),
                true,
                clock);
        beans.setParent(common);
        beans.register(OF_ITS_OWN);
        beans.refresh();
    }

    RunService runs() {
        return beans.getBean(RunService.class);
    }

    /** Those that have not ended, in the order of their beginning. */
    List<Actor> actors() {
        working.keySet().removeIf(Actor::hasEnded);
        return List.copyOf(working.keySet());
    }

    /** Takes a task that is due, if there is one and the node takes any. */
    void pick() {
        if (!leaving) {
            for (var execution : queue.lockAndGetDue(clock.now(), 1)) {
                working.put(new Actor(() -> work(execution)), execution);
            }
        }
    }

    private void work(Execution execution) {
        var task = beans.getBean(RunTask.class);
        var operations = new ExecutionOperations<Void>(queue, SchedulerListeners.NOOP, execution);
        var began = clock.now();
        CompletionHandler<Void> handler;
        try {
            Actor.pause();
            handler = task.execute(execution.getId());
        } catch (RuntimeException failure) {
            Actor.pause();
            orLeaveItPicked(
                    () -> task.retry(ExecutionComplete.failure(execution, began, clock.now(), failure), operations));
            return;
        }
        Actor.pause();
        orLeaveItPicked(() -> handler.complete(ExecutionComplete.success(execution, began, clock.now()), operations));
    }

    /** What cannot be put away stays picked without a heartbeat, and is revived. */
    private static void orLeaveItPicked(Runnable putAway) {
        try {
            putAway.run();
        } catch (RuntimeException left) {
            // Another node finds it.
        }
    }

    /** Shows that the node lives, for all that it works on. */
    void beat() {
        onLine(line -> beans.getBean(Heartbeats.class).beat(line, working(), clock.now()));
    }

    /** Has the tasks done by somebody else whose node shows no sign of life. */
    void revive() {
        onLine(line -> beans.getBean(Heartbeats.class).revive(line, working(), clock.now()));
    }

    private List<Execution> working() {
        return actors().stream().map(working::get).toList();
    }

    private interface Words {
        void say(Connection line) throws SQLException;
    }

    private void onLine(Words words) {
        try (var line = beans.getBean(DataSource.class).getConnection()) {
            words.say(line);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Goes down in order: takes no more, and tells what it works on to let go. */
    void leave() {
        leaving = true;
        beans.getBean(RunsHere.class).stop();
    }

    boolean isLeaving() {
        return leaving;
    }

    /** kill -9. Its actors end here; what they try to store meanwhile is refused, and nobody waits to store it later. */
    void die() {
        leaving = true;
        beans.getBean(RunsHere.class).stop();
        actors().forEach(Actor::die);
    }

    /** Lets go of what it holds, when its part is over. */
    void close() {
        beans.close();
    }
}
