package dev.stepwise.run.older;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.ScriptedStrategy;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.settings.PresetName;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node of this version and one of the version before on one database, as it is while nodes are updated one after the other. */
class OlderNodeTest {

    private final Nodes nodes = new Nodes();
    private RunWorld world;
    private ScriptedStrategy steps;
    private Actor account;
    private OlderNode older;

    @BeforeEach
    void both_are_there() throws Exception {
        var node = nodes.start();
        world = node.getBean(RunWorld.class);
        steps = node.getBean("steps", ScriptedStrategy.class);
        account = world.account();
        older = new OlderNode(node.getBean(DataSource.class));
    }

    @AfterEach
    void all_go() throws Exception {
        older.close();
        nodes.close();
    }

    /** A run that the older node works on. */
    private RunId runOfOlder(ScriptedStrategy.Script whenTakenUp) {
        var question = "What of " + UUID.randomUUID() + "?";
        steps.play(question, whenTakenUp);
        var run = older.ask(account, question);
        assertThat(older.claim(run)).isTrue();
        return run;
    }

    private static ScriptedStrategy.Script untilTold(Gate working) {
        return context -> {
            Scripts.step(context, 1);
            return awaitStop(context, working);
        };
    }

    private static RunOutcome awaitStop(RunContext context, Gate working) throws InterruptedException {
        var told = new Gate();
        try (var _ = context.listen(_ -> told.open())) {
            working.open();
            told.pass();
        }
        assertThat(context.next()).isEqualTo(new Directive.Stop());
        return new RunOutcome.Stopped();
    }

    private int epoch(RunId run) {
        return world.sql
                .sql("select epoch from run where id = ?")
                .param(run.value())
                .query(Integer.class)
                .single();
    }

    private RunState state(RunId run) {
        return world.details(account, run).run().state();
    }

    /** The kinds of the run's log, in order; nothing where it has a gap. */
    private String log(RunId run) {
        return world.sql.sql("""
                        select case when count(*) = max(l.seq) and max(l.seq) = max(r.log_seq) then string_agg(l.kind, ' ' order by l.seq) end
                        from run_log l join run r on r.id = l.run_id where r.id = ?
                        """).param(run.value()).query(String.class).single();
    }

    @Test
    void what_an_older_node_has_is_left_to_it_until_it_is_gone() throws Exception {
        var claimed = runOfOlder(context -> Scripts.think(context, 2));
        var queued = older.ask(account, "What of the one that waits?");
        steps.play("What of the one that waits?", context -> Scripts.think(context, 1));
        var own = world.ask(account, context -> Scripts.think(context, 1));

        world.follow(account, own).await(RunFinished.class);
        assertThat(state(claimed)).isEqualTo(RunState.RUNNING);
        assertThat(epoch(claimed)).isOne();
        assertThat(state(queued)).isEqualTo(RunState.QUEUED);

        older.close();

        Nodes.await(
                "the runs are taken up",
                () -> state(claimed).isEnd() && state(queued).isEnd());
        assertThat(state(claimed)).isEqualTo(RunState.ANSWERED);
        assertThat(epoch(claimed)).isEqualTo(2);
        assertThat(state(queued)).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void an_older_node_that_is_back_claims_nothing_of_what_was_taken_up() throws Exception {
        var working = new Gate();
        var go = new Gate();
        var run = runOfOlder(context -> {
            working.open();
            go.pass();
            return Scripts.think(context, 1);
        });
        older.close();
        working.pass();

        assertThat(older.claim(run)).isFalse();
        assertThat(older.hasTask(run)).isFalse();

        go.open();
        Nodes.await("it has ended", () -> state(run).isEnd());
        assertThat(state(run)).isEqualTo(RunState.ANSWERED);
        assertThat(epoch(run)).isEqualTo(2);
    }

    @Test
    void older_nodes_do_not_look_for_forgotten_runs() {
        world.sql
                .sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('unfinished-runs', 'recurring', now(), true, 1)")
                .update();
        // it was under way, and names its next time
        world.sql
                .sql("update scheduled_tasks set picked = false, execution_time = now() + interval '1 minute'")
                .update();

        assertThat(world.sql
                        .sql("select execution_time = 'infinity' from scheduled_tasks")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_stop_that_is_pressed_on_an_older_node_reaches_a_run_of_this_one() throws Exception {
        var working = new Gate();
        var run = world.ask(account, untilTold(working));
        var feed = world.follow(account, run);
        working.pass();

        older.stop(run);

        assertThat(feed.await(RunFinished.class).outcome()).isEqualTo(new RunOutcome.Stopped());
        assertThat(log(run)).contains("DIRECTIVE_GIVEN").endsWith("ENDED");
    }

    @Test
    void a_stop_that_is_pressed_here_reaches_an_older_node() {
        var run = runOfOlder(context -> Scripts.think(context, 1));

        assertThat(world.runs.stop(account, run)).isEqualTo(DirectiveResult.STORED);

        assertThat(older.isToStop(run)).isTrue();
    }

    @Test
    void a_stop_that_an_older_node_did_not_live_to_heed_is_heeded_here() throws Exception {
        var run = runOfOlder(context ->
                context.next() instanceof Directive.Stop ? new RunOutcome.Stopped() : Scripts.think(context, 1));
        older.stop(run);

        older.close();

        Nodes.await("it has ended", () -> state(run).isEnd());
        assertThat(state(run)).isEqualTo(RunState.STOPPED);
        assertThat(log(run)).isEqualTo("DIRECTIVE_GIVEN CLAIMED ENDED");
    }

    @Test
    void a_run_that_goes_on_here_is_stopped_on_an_older_node_once_more() throws Exception {
        var working = new Gate();
        var run = runOfOlder(untilTold(working));
        older.stop(run);
        older.endStopped(run);
        assertThat(world.runs.goOn(account, run)).isEqualTo(new GoOnResult.Queued());
        working.pass();

        older.stop(run);

        Nodes.await("it has ended", () -> state(run).isEnd());
        assertThat(state(run)).isEqualTo(RunState.STOPPED);
    }

    @Test
    void a_stop_that_an_older_node_heeded_does_not_stop_the_run_when_it_goes_on() throws Exception {
        var run = runOfOlder(context ->
                context.next() instanceof Directive.Stop ? new RunOutcome.Stopped() : Scripts.think(context, 1));
        world.runs.stop(account, run);
        older.endStopped(run);
        older.goOn(run);
        assertThat(older.claim(run)).isTrue();

        older.close();

        Nodes.await("it has ended", () -> state(run).isEnd());
        assertThat(state(run)).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void a_preset_that_an_older_node_named_is_called_as_it_was() {
        var run = runOfOlder(context -> Scripts.think(context, 1));

        assertThat(world.details(account, run).run().settings().preset())
                .isEqualTo(new PresetName.Own("Careful steps"));
    }
}
