package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunEvent.DirectiveGiven;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.RunQueued;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.node.ThisNode;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What becomes of a run is heard on another node, called out or not. */
class ChangesAcrossNodesTest extends TwoNodes {

    @Test
    void a_wish_to_stop_and_to_go_on_is_told_on_the_other_node() throws Exception {
        var begun = new Gate();
        var asked = new Gate();
        var run = there.ask(account, context -> {
            begun.open();
            asked.pass();
            return new RunOutcome.Stopped();
        });
        begun.pass();
        var far = here.follow(account, run);

        there.runs.stop(account, run);
        far.await(DirectiveGiven.class);
        asked.open();
        assertThat(far.await(RunFinished.class).outcome()).isEqualTo(new RunOutcome.Stopped());

        there.runs.goOn(account, run);
        far.await(RunQueued.class);
        far.await(RunFinished.class);
        assertThat(far.snapshots).hasSize(1);
    }

    @Test
    void what_nobody_called_out_is_found_by_looking() throws Exception {
        var begun = new Gate();
        var seen = new Gate();
        var run = there.ask(account, context -> {
            begun.open();
            seen.pass();
            return new RunOutcome.Stopped();
        });
        begun.pass();
        var far = here.follow(account, run);

        here.storeStop(run);

        far.await(DirectiveGiven.class);
        seen.open();
    }

    @Test
    void a_node_that_was_deaf_for_a_while_misses_nothing() throws Exception {
        var begun = new Gate();
        var deaf = new Gate();
        var run = there.ask(account, context -> {
            begun.open();
            deaf.pass();
            return Scripts.think(context, 2);
        });
        begun.pass();
        var far = here.follow(account, run);

        here.sql
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")
                .param("stepwise node " + watching.getBean(ThisNode.class).id())
                .query()
                .listOfRows();
        deaf.open();

        far.await(RunFinished.class);
        assertThat(far.heard).filteredOn(StepCompleted.class::isInstance).hasSize(3);
    }

    @Test
    void lists_hear_of_what_is_asked_taken_up_and_ended_on_another_node() throws Exception {
        BlockingQueue<RunChange> heard = new LinkedBlockingQueue<>();
        BlockingQueue<RunChange> theirs = new LinkedBlockingQueue<>();
        try (var _ = here.feed.followAll(account, heard::add);
                var _ = here.feed.followAll(there.account(), theirs::add)) {
            var run = there.ask(account, context -> Scripts.think(context, 1));
            var change =
                    new RunChange(run, Optional.of(there.details(account, run).questionId()), account.account(), true);

            Nodes.await("the end is heard", () -> {
                var next = heard.poll();
                return change.equals(next) && here.details(account, run).run().state() == RunState.ANSWERED;
            });
            assertThat(theirs).isEmpty();
        }
    }
}
