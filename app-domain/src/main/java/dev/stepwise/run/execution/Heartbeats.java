package dev.stepwise.run.execution;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.node.LineWork;
import dev.stepwise.run.node.NodeClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says every two seconds that this node still works on its tasks, all in one statement, and makes those due again whose node no longer
 * says so. db-scheduler would write one statement for each, one after the other, through the pool that the runs wait for: a node with
 * hundreds of runs would be taken for dead. Both go by the database's time, so that nodes' clocks may differ.
 */
@Component
class Heartbeats implements LineWork {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

    /** After four heartbeats that were missed a node is lost. After an outage of the database all nodes have missed theirs. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    /** A row that somebody is just changing is passed by: it is done with, or beats the next time. */
    private static final String BEAT = """
            with mine as (
                select task_name, task_instance from scheduled_tasks
                join unnest(?::text[], ?::text[], ?::bigint[]) as working (task_name, task_instance, version)
                    using (task_name, task_instance, version)
                for update of scheduled_tasks skip locked
            )
            update scheduled_tasks set last_heartbeat = ?
            from mine where scheduled_tasks.task_name = mine.task_name and scheduled_tasks.task_instance = mine.task_instance
            """;

    private static final String REVIVE = """
            with silent as (
                select task_name, task_instance from scheduled_tasks
                where picked and last_heartbeat <= ? and task_instance <> all (?)
                for update skip locked
            ), due as (
                update scheduled_tasks
                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1, execution_time = ?
                from silent where scheduled_tasks.task_name = silent.task_name and scheduled_tasks.task_instance = silent.task_instance
                returning scheduled_tasks.task_name, scheduled_tasks.task_instance
            )
            select task_instance, coalesce(state = 'RUNNING', false) from due
            left join run on run.id = case when task_name = ? then task_instance::uuid end
            """;

    private final ObjectProvider<Scheduler> scheduler;
    private final RunQueue queue;
    private final DatabaseWatch database;
    private final NodeClock clock;
    private final RunMetrics metrics;

    Heartbeats(
            ObjectProvider<Scheduler> scheduler,
            RunQueue queue,
            DatabaseWatch database,
            NodeClock clock,
            RunMetrics metrics) {
        this.scheduler = scheduler;
        this.queue = queue;
        this.database = database;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void attend(Connection line) throws SQLException {
        var working = scheduler.getObject().getCurrentlyExecuting().stream()
                .map(CurrentlyExecuting::getExecution)
                .toList();
        var now = clock.databaseNow();
        beat(line, working, now);
        revive(line, working, now);
    }

    /** Shows that the node lives. A task that another node has taken over meanwhile, or that is done, is left alone. */
    void beat(Connection line, List<Execution> working, Instant now) throws SQLException {
        if (working.isEmpty()) {
            return;
        }
        try (var statement = line.prepareStatement(BEAT)) {
            statement.setArray(1, line.createArrayOf("text", names(working)));
            statement.setArray(2, line.createArrayOf("text", instances(working)));
            statement.setArray(
                    3,
                    line.createArrayOf(
                            "bigint", working.stream().map(task -> task.version).toArray()));
            statement.setObject(4, inDatabase(now));
            statement.executeUpdate();
        }
    }

    /**
     * Makes due what others work on who have been silent for too long, unless the database was away for everybody and a node that lives
     * has yet to say so. What this node still works on waits until it notices that it has lost it.
     */
    void revive(Connection line, Collection<Execution> working, Instant now) throws SQLException {
        if (database.cameBackWithin(SILENCE)) {
            return;
        }
        boolean found = false;
        try (var statement = line.prepareStatement(REVIVE)) {
            statement.setObject(1, inDatabase(now.minus(SILENCE)));
            statement.setArray(2, line.createArrayOf("text", instances(working)));
            statement.setObject(3, inDatabase(now));
            statement.setString(4, RunQueue.TASK.getTaskName());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found = true;
                    tell(rows.getString(1), rows.getBoolean(2));
                }
            }
        }
        if (found) {
            queue.lookAtOnce();
        }
    }

    private void tell(String task, boolean wasUnderWay) {
        if (wasUnderWay) {
            LOG.atWarn().addKeyValue("run", task).log("The node that worked on a run was lost");
            metrics.lost();
        } else {
            // it could not be put away, or tried again, while the database was away
            LOG.atInfo().addKeyValue("task", task).log("A task was nobody's");
        }
    }

    private static Object[] names(Collection<Execution> tasks) {
        return tasks.stream().map(Execution::getTaskName).toArray();
    }

    private static Object[] instances(Collection<Execution> tasks) {
        return tasks.stream().map(Execution::getId).toArray();
    }

    private static OffsetDateTime inDatabase(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
