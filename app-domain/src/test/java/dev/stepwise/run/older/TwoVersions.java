package dev.stepwise.run.older;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.ScriptedStrategy;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A node of this version and one of the version before on one database, as it is while nodes are updated one after the other. */
final class TwoVersions implements AutoCloseable {

    private final Nodes nodes = new Nodes();
    private final ScriptedStrategy steps;
    final RunWorld world;
    final Actor account;
    final OlderNode older;

    TwoVersions() throws SQLException {
        var node = nodes.start();
        world = node.getBean(RunWorld.class);
        steps = node.getBean("steps", ScriptedStrategy.class);
        account = world.account();
        older = new OlderNode(node.getBean(DataSource.class));
    }

    /** A run that waits for the older node; the script is for who takes it up. */
    RunId askOlder(ScriptedStrategy.Script whenTakenUp) {
        var question = "What of " + UUID.randomUUID() + "?";
        steps.play(question, whenTakenUp);
        return older.ask(account, question);
    }

    /** A run that the older node works on. */
    RunId runOfOlder(ScriptedStrategy.Script whenTakenUp) {
        var run = askOlder(whenTakenUp);
        assertThat(older.claim(run)).isTrue();
        return run;
    }

    int epoch(RunId run) {
        return world.sql
                .sql("select epoch from run where id = ?")
                .param(run.value())
                .query(Integer.class)
                .single();
    }

    RunState state(RunId run) {
        return world.details(account, run).run().state();
    }

    void awaitEnd(RunId run) {
        Nodes.await("it has ended", () -> state(run).isEnd());
    }

    @Override
    public void close() throws SQLException {
        older.close();
        nodes.close();
    }
}
