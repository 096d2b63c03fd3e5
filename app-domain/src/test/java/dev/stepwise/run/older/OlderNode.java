package dev.stepwise.run.older;

import dev.stepwise.account.Actor;
import dev.stepwise.run.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node of the version before as the database sees it: its statements, which know none of the columns and tables of this version. */
final class OlderNode implements AutoCloseable {

    private final Connection line;
    private final JdbcClient sql;

    /** It is there: it holds the lock that nodes of all versions share. */
    OlderNode(DataSource database) throws SQLException {
        sql = JdbcClient.create(database);
        line = database.getConnection();
        execute("select pg_advisory_lock_shared(1937007984, 1)");
    }

    private void execute(String statement) throws SQLException {
        try (var execution = line.createStatement()) {
            execution.execute(statement);
        }
    }

    /** Stores a question, its run and the run's task. */
    RunId ask(Actor account, String question) {
        var asked = UUID.randomUUID();
        sql.sql("insert into question (id, account_id, text, asked_at) values (?, ?, ?, now())")
                .params(asked, account.account().value(), question)
                .update();
        var run = UUID.randomUUID();
        sql.sql("""
                        insert into run (id, question_id, ordinal, state, epoch, next_step, stop_requested, taken_up_again, preset_name,
                            endpoint_id, endpoint_name, endpoint_flavor, model, strategy, temperature, top_p, seed, min_steps, max_steps,
                            step_tokens, answer_tokens, output_mode, language, queued_at, worked_ms)
                        select ?, ?, 1, 'QUEUED', 0, 1, false, 0, 'Careful steps', id, name, flavor, 'llama-8b', 'STEPS', 0, 1, 7, 3, 25,
                            300, 500, 'JSON_SCHEMA', 'ENGLISH', now(), 0
                        from endpoint limit 1
                        """).params(run, asked).update();
        addTask(run);
        return new RunId(run);
    }

    private void addTask(UUID run) {
        sql.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                        values ('run', ?, now(), false, 1, 32000)
                        """).param(run.toString()).update();
    }

    /** Picks the run's task and claims the run; false if it is not to be claimed. */
    boolean claim(RunId run) {
        sql.sql("""
                        update scheduled_tasks set picked = true, picked_by = 'older', last_heartbeat = now(), version = version + 1
                        where task_name = 'run' and task_instance = ?
                        """).param(run.toString()).update();
        return sql.sql("""
                        update run r set worked_ms = worked_ms + 0, epoch = epoch + 1, state = 'RUNNING', claimed_at = clock_timestamp()
                        where id = ? and state in ('QUEUED', 'RUNNING')
                        """).param(run.value()).update() == 1;
    }

    boolean hasTask(RunId run) {
        return sql.sql("select exists (select from scheduled_tasks where task_name = 'run' and task_instance = ?)")
                .param(run.toString())
                .query(Boolean.class)
                .single();
    }

    /** What it does when somebody presses Stop: it changes nothing where that was done before. */
    void stop(RunId run) {
        if (!isToStop(run)) {
            sql.sql("update run set stop_requested = true where id = ?")
                    .param(run.value())
                    .update();
        }
    }

    boolean isToStop(RunId run) {
        return sql.sql("select stop_requested from run where id = ?")
                .param(run.value())
                .query(Boolean.class)
                .single();
    }

    /** Ends the run, because that was asked for. */
    void endStopped(RunId run) {
        sql.sql("update run set state = 'STOPPED', ended_at = now(), worked_ms = 10 where id = ?")
                .param(run.value())
                .update();
        tell(run, "ENDED", "STOPPED");
        sql.sql("delete from scheduled_tasks where task_name = 'run' and task_instance = ?")
                .param(run.toString())
                .update();
    }

    /** Queues a stopped run again. */
    void goOn(RunId run) {
        sql.sql("""
                        update run set state = 'QUEUED', queued_at = now(), taken_up_again = taken_up_again + 1, stop_requested = false,
                            ended_at = null
                        where id = ?
                        """).param(run.value()).update();
        tell(run, "QUEUED_AGAIN", null);
        addTask(run.value());
    }

    private void tell(RunId run, String kind, @Nullable String state) {
        sql.sql("insert into run_event (id, run_id, at, kind, state) values (?, ?, now(), ?, ?)")
                .params(UUID.randomUUID(), run.value(), kind, state)
                .update();
    }

    /** It is lost: what it had stays as it is. */
    @Override
    public void close() throws SQLException {
        if (!line.isClosed()) {
            execute("select pg_advisory_unlock_all()");
            line.close();
        }
    }
}
