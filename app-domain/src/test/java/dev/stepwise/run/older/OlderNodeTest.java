package dev.stepwise.run.older;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.PresetName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node of this version and one of the version before do with each other's runs. */
class OlderNodeTest {

    private TwoVersions two;

    @BeforeEach
    void both_are_there() throws Exception {
        two = new TwoVersions();
    }

    @AfterEach
    void all_go() throws Exception {
        two.close();
    }

    @Test
    void what_an_older_node_has_is_left_to_it_until_it_is_gone() throws Exception {
        var claimed = two.runOfOlder(context -> Scripts.think(context, 2));
        var queued = two.askOlder(context -> Scripts.think(context, 1));
        var own = two.world.ask(two.account, context -> Scripts.think(context, 1));

        two.world.follow(two.account, own).await(RunFinished.class);
        assertThat(two.state(claimed)).isEqualTo(RunState.RUNNING);
        assertThat(two.epoch(claimed)).isOne();
        assertThat(two.state(queued)).isEqualTo(RunState.QUEUED);

        two.older.close();

        Nodes.await(
                "the runs are taken up",
                () -> two.state(claimed).isEnd() && two.state(queued).isEnd());
        assertThat(two.state(claimed)).isEqualTo(RunState.ANSWERED);
        assertThat(two.epoch(claimed)).isEqualTo(2);
        assertThat(two.state(queued)).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void an_older_node_that_is_back_claims_nothing_of_what_was_taken_up() throws Exception {
        var working = new Gate();
        var go = new Gate();
        var run = two.runOfOlder(context -> {
            working.open();
            go.pass();
            return Scripts.think(context, 1);
        });
        two.older.close();
        working.pass();

        assertThat(two.older.claim(run)).isFalse();
        assertThat(two.older.hasTask(run)).isFalse();

        go.open();
        two.awaitEnd(run);
        assertThat(two.state(run)).isEqualTo(RunState.ANSWERED);
        assertThat(two.epoch(run)).isEqualTo(2);
    }

    @Test
    void older_nodes_do_not_look_for_forgotten_runs() {
        two.world
                .sql
                .sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('unfinished-runs', 'recurring', now(), true, 1)")
                .update();
        // it was under way, and names its next time
        two.world
                .sql
                .sql("update scheduled_tasks set picked = false, execution_time = now() + interval '1 minute'")
                .update();

        assertThat(two.world
                        .sql
                        .sql("select execution_time = 'infinity' from scheduled_tasks")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_preset_that_an_older_node_named_in_english_is_the_one_that_comes_with_stepwise() {
        var run = two.runOfOlder(context -> Scripts.think(context, 1));

        assertThat(two.world.details(two.account, run).run().settings().preset())
                .isEqualTo(new PresetName.BuiltIn(BuiltInPreset.CAREFUL_STEPS));
    }
}
