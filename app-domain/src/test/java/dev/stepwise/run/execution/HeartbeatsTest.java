package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import dev.stepwise.run.RunId;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class HeartbeatsTest {

    private static final int CONNECTIONS = 3;

    private final Nodes nodes = new Nodes();
    private final Gate end = new Gate();

    @AfterEach
    void all_go() {
        end.open();
        nodes.close();
    }

    /** A run that the node works on until the test ends. */
    private RunId working(ApplicationContext node) throws InterruptedException {
        var world = node.getBean(RunWorld.class);
        var begun = new Gate();
        var run = world.ask(world.account(), context -> {
            begun.open();
            end.pass();
            return Scripts.think(context, 1);
        });
        begun.pass();
        return run;
    }

    private static Instant heartbeat(JdbcClient sql, RunId run) {
        return sql.sql("select last_heartbeat from scheduled_tasks where task_instance = ?")
                .param(run.toString())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void a_node_whose_pool_has_no_connection_to_spare_still_shows_that_it_lives() throws Exception {
        var node = nodes.start("spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS);
        var sql = nodes.startIdle().getBean(RunWorld.class).sql;
        var run = working(node);
        var held = new ArrayList<Connection>();
        try {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                held.add(node.getBean(DataSource.class).getConnection());
            }

            var first = heartbeat(sql, run);
            Nodes.await("it beats", () -> heartbeat(sql, run).isAfter(first));
            var second = heartbeat(sql, run);
            Nodes.await("it beats again", () -> heartbeat(sql, run).isAfter(second));
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void a_task_that_another_node_has_taken_over_is_not_kept_alive() throws Exception {
        var node = nodes.start();
        var sql = node.getBean(RunWorld.class).sql;
        var lost = working(node);
        var kept = working(node);
        sql.sql("update scheduled_tasks set picked_by = 'another', version = version + 1 where task_instance = ?")
                .param(lost.toString())
                .update();
        var working = node.getBean(Scheduler.class).getCurrentlyExecuting().stream()
                .map(CurrentlyExecuting::getExecution)
                .toList();
        var before = heartbeat(sql, lost);
        var later = Instant.parse("2126-05-04T10:00:00Z");

        try (var line = node.getBean(DataSource.class).getConnection()) {
            node.getBean(Heartbeats.class).beat(line, working, later);
        }

        assertThat(heartbeat(sql, kept)).isEqualTo(later);
        assertThat(heartbeat(sql, lost)).isEqualTo(before);
    }

    @Test
    void what_a_node_still_works_on_is_not_given_to_itself_once_more() throws Exception {
        var node = nodes.start();
        var sql = node.getBean(RunWorld.class).sql;
        var run = working(node);
        var working = node.getBean(Scheduler.class).getCurrentlyExecuting().stream()
                .map(CurrentlyExecuting::getExecution)
                .toList();

        try (var line = node.getBean(DataSource.class).getConnection()) {
            node.getBean(Heartbeats.class).revive(line, working, Instant.parse("2126-05-04T10:00:00Z"));
        }

        assertThat(sql.sql("select picked from scheduled_tasks where task_instance = ?")
                        .param(run.toString())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
