package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.ThisNode;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class NodeHeartbeatTest {

    private static final int CONNECTIONS = 3;

    private final Nodes nodes = new Nodes();

    @AfterEach
    void all_go() {
        nodes.close();
    }

    private static Instant seenAt(JdbcClient sql, ApplicationContext node) {
        return sql.sql("select seen_at from node where id = ?")
                .param(node.getBean(ThisNode.class).id().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void a_node_whose_pool_has_no_connection_to_spare_still_shows_that_it_lives() throws Exception {
        var node = nodes.start("spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS);
        var sql = nodes.startIdle().getBean(RunWorld.class).sql;
        Nodes.await("it lives", node.getBean(NodeHeartbeat.class)::isRecent);
        var held = new ArrayList<Connection>();
        try {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                held.add(node.getBean(DataSource.class).getConnection());
            }

            var first = seenAt(sql, node);
            Nodes.await("it beats", () -> seenAt(sql, node).isAfter(first));
            var second = seenAt(sql, node);
            Nodes.await("it beats again", () -> seenAt(sql, node).isAfter(second));
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void a_node_that_goes_in_order_is_no_longer_counted_among_those_that_live() {
        var node = nodes.start();
        var sql = nodes.startIdle().getBean(RunWorld.class).sql;
        var id = node.getBean(ThisNode.class).id().value();
        Nodes.await("it lives", node.getBean(NodeHeartbeat.class)::isRecent);

        node.close();

        assertThat(sql.sql("select count(*) from node where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_node_that_cannot_say_that_it_lives_takes_no_runs() {
        var node = nodes.startIdle();
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        node.getBean(NodeHeartbeat.class).end();
        Nodes.await(
                "its last heartbeat is old",
                () -> !node.getBean(NodeHeartbeat.class).isRecent());
        node.getBean(RunDispatcher.class).resume();

        var run = world.ask(account, context -> Scripts.think(context, 1));

        var feed = world.follow(account, run);
        assertThat(world.details(account, run).run().state()).isEqualTo(RunState.QUEUED);
        node.getBean(NodeHeartbeat.class).begin();
        feed.await(RunFinished.class);
    }

    @Test
    void what_a_node_still_works_on_is_not_given_to_itself_once_more() throws Exception {
        var node = nodes.start();
        var world = node.getBean(RunWorld.class);
        var begun = new Gate();
        var end = new Gate();
        world.ask(world.account(), context -> {
            begun.open();
            end.pass();
            return Scripts.think(context, 1);
        });
        begun.pass();
        world.sql.sql("update node set seen_at = seen_at - interval '1 minute'").update();

        var claimed = node.getBean(RunClaiming.class)
                .claimNext(node.getBean(RunsHere.class).ids(), Set.of());

        assertThat(claimed).isEmpty();
        end.open();
    }
}
