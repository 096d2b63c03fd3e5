package dev.stepwise.run.older;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.ScriptedStrategy;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops that are pressed on a node of the one version while a node of the other one has the run. */
class OlderNodeStopTest {

    private TwoVersions two;

    @BeforeEach
    void both_are_there() throws Exception {
        two = new TwoVersions();
    }

    @AfterEach
    void all_go() throws Exception {
        two.close();
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

    /** The kinds of the run's log, in order; nothing where it has a gap. */
    private String log(RunId run) {
        return two.world.sql.sql("""
                        select case when count(*) = max(l.seq) and max(l.seq) = max(r.log_seq) then string_agg(l.kind, ' ' order by l.seq) end
                        from run_log l join run r on r.id = l.run_id where r.id = ?
                        """).param(run.value()).query(String.class).single();
    }

    @Test
    void a_stop_that_is_pressed_on_an_older_node_reaches_a_run_of_this_one() throws Exception {
        var working = new Gate();
        var run = two.world.ask(two.account, untilTold(working));
        var feed = two.world.follow(two.account, run);
        working.pass();

        two.older.stop(run);

        assertThat(feed.await(RunFinished.class).outcome()).isEqualTo(new RunOutcome.Stopped());
        assertThat(log(run)).contains("DIRECTIVE_GIVEN").endsWith("ENDED");
    }

    @Test
    void a_stop_that_is_pressed_here_reaches_an_older_node() {
        var run = two.runOfOlder(context -> Scripts.think(context, 1));

        assertThat(two.world.runs.stop(two.account, run)).isEqualTo(DirectiveResult.STORED);

        assertThat(two.older.isToStop(run)).isTrue();
    }

    @Test
    void a_stop_that_an_older_node_did_not_live_to_heed_is_heeded_here() throws Exception {
        var run = two.runOfOlder(context ->
                context.next() instanceof Directive.Stop ? new RunOutcome.Stopped() : Scripts.think(context, 1));
        two.older.stop(run);

        two.older.close();

        two.awaitEnd(run);
        assertThat(two.state(run)).isEqualTo(RunState.STOPPED);
        assertThat(log(run)).isEqualTo("DIRECTIVE_GIVEN CLAIMED ENDED");
    }

    @Test
    void a_run_that_goes_on_here_is_stopped_on_an_older_node_once_more() throws Exception {
        var working = new Gate();
        var run = two.runOfOlder(untilTold(working));
        two.older.stop(run);
        two.older.endStopped(run);
        assertThat(two.world.runs.goOn(two.account, run)).isEqualTo(new GoOnResult.Queued());
        working.pass();

        two.older.stop(run);

        two.awaitEnd(run);
        assertThat(two.state(run)).isEqualTo(RunState.STOPPED);
    }

    @Test
    void a_stop_that_an_older_node_heeded_does_not_stop_the_run_when_it_goes_on() throws Exception {
        var run = two.runOfOlder(context ->
                context.next() instanceof Directive.Stop ? new RunOutcome.Stopped() : Scripts.think(context, 1));
        two.world.runs.stop(two.account, run);
        two.older.endStopped(run);
        two.older.goOn(run);
        assertThat(two.older.claim(run)).isTrue();

        two.older.close();

        two.awaitEnd(run);
        assertThat(two.state(run)).isEqualTo(RunState.ANSWERED);
    }
}
