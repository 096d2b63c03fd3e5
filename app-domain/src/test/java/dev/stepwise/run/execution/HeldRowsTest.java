package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stepwise.account.Actor;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows that somebody holds who is gone, or stands still. */
class HeldRowsTest {

    /** The same as the product's, with less patience. */
    private static final String IMPATIENT = "spring.datasource.hikari.connection-init-sql="
            + "set idle_in_transaction_session_timeout = '2s'; set lock_timeout = '300ms'";

    private final Nodes nodes = new Nodes();

    @AfterEach
    void all_go() {
        nodes.close();
    }

    @Test
    void no_connection_of_the_pool_is_idle_with_rows_or_waits_for_some_for_ever() {
        var sql = nodes.startIdle().getBean(RunWorld.class).sql;

        assertThat(setting(sql, "idle_in_transaction_session_timeout")).isEqualTo("10s");
        assertThat(setting(sql, "lock_timeout")).isEqualTo("5s");
    }

    private static String setting(JdbcClient sql, String name) {
        return sql.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    @Test
    void a_run_that_a_vanished_node_holds_can_be_stopped_soon() throws Exception {
        var vanished = nodes.startIdle(IMPATIENT);
        var world = nodes.startIdle(IMPATIENT).getBean(RunWorld.class);
        var account = world.account();
        var run = world.ask(account, context -> Scripts.think(context, 1));

        try (var _ = hold(vanished, run)) {
            var refused = catchThrowable(() -> world.runs.stop(account, run));
            assertThat(Outage.causes(refused)).isTrue();
            Nodes.await("the rows are free again", () -> stops(world, account, run));
        }
        assertThat(world.details(account, run).run().state()).isEqualTo(RunState.STOPPED);
    }

    private static boolean stops(RunWorld world, Actor account, RunId run) {
        try {
            return world.runs.stop(account, run) == DirectiveResult.STORED;
        } catch (RuntimeException held) {
            return false;
        }
    }

    @Test
    void a_step_that_is_ready_while_somebody_holds_its_run_is_stored_when_they_let_go() throws Exception {
        var node = nodes.start(IMPATIENT);
        var world = node.getBean(RunWorld.class);
        var account = world.account();
        var begun = new Gate();
        var held = new Gate();
        var run = world.ask(account, context -> {
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            begun.open();
            held.pass();
            Scripts.keep(context, attempt);
            return Scripts.answer(context, 2);
        });
        begun.pass();
        var watched = world.follow(account, run);

        try (var _ = hold(node, run)) {
            held.open();
            Nodes.await("the step waits for the row", () -> waiting(world.sql) > 0);
            Nodes.await("it has waited long enough", () -> waiting(world.sql) == 0);
        }

        assertThat(watched.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(world.details(account, run).attempts()).hasSize(2);
    }

    private static int waiting(JdbcClient sql) {
        return sql.sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like '%epoch%'
                """).query(Integer.class).single();
    }

    /** A row that somebody holds who does nothing more. */
    private record Held(Connection connection) implements AutoCloseable {

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException endedByTheServer) {
                // That is what it is held for.
            }
        }
    }

    private static Held hold(ConfigurableApplicationContext node, RunId run) throws SQLException {
        var connection = node.getBean(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("select id from run where id = ? for update")) {
            statement.setObject(1, run.value());
            statement.execute();
        }
        return new Held(connection);
    }

    @Test
    void a_transaction_that_stood_still_for_too_long_is_taken_for_an_outage() {
        var node = nodes.startIdle(IMPATIENT);
        var world = node.getBean(RunWorld.class);
        var transaction = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));

        var inTheMiddle = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            standStill(world, nodes);
            world.sql.sql("select 1").query(Integer.class).single();
        }));
        var atTheEnd = catchThrowable(() -> transaction.executeWithoutResult(_ -> standStill(world, nodes)));

        assertThat(Outage.causes(inTheMiddle)).as("%s", inTheMiddle).isTrue();
        assertThat(Outage.causes(atTheEnd)).as("%s", atTheEnd).isTrue();
    }

    /** Until the server has ended the connection of the transaction that this thread is in. */
    private static void standStill(RunWorld world, Nodes nodes) {
        int connection =
                world.sql.sql("select pg_backend_pid()").query(Integer.class).single();
        Nodes.await("the server ends it", () -> !nodes.hasConnection(connection));
    }
}
