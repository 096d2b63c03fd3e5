package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.ThisNode;
import org.junit.jupiter.api.Test;

class LoneNodeTest {

    @Test
    void writes_no_text_until_another_node_comes_and_then_all_of_it() throws Exception {
        try (var nodes = new Nodes()) {
            var first = nodes.start();
            var world = first.getBean(RunWorld.class);
            Nodes.await("it knows that it is alone", first.getBean(ThisNode.class)::isAlone);
            var account = world.account();
            var written = new Gate();
            var over = new Gate();
            var run = world.ask(account, context -> {
                var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
                Scripts.content(context, attempt, "from long ");
                Scripts.content(context, attempt, "before");
                written.open();
                over.pass();
                return new RunOutcome.Stopped();
            });
            written.pass();
            assertThat(world.sql
                            .sql("select count(*) from run_chunk")
                            .query(Integer.class)
                            .single())
                    .isZero();

            var second = nodes.startIdle().getBean(RunWorld.class);

            Nodes.await(
                    "the text so far is written",
                    () -> second.follow(account, run).snapshots.getFirst().live().stream()
                            .anyMatch(live -> live.text().content().equals("from long before")));
            over.open();
        }
    }
}
