package dev.stepwise.run.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.KeptStep;
import dev.stepwise.run.RunId;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Steps that were read by earlier rules; a reply of a script is a title and a content with a bar between them. */
@RunTest
class ReadingAnewTest {

    @Autowired
    RunWorld world;

    @Autowired
    ReadingAnew anew;

    @Test
    void a_step_is_read_anew_once_marked_and_found_by_what_it_says_now() {
        var account = world.account();
        var run = finished(account);
        readByEarlierRules(run, 1, "A title|an alpha that was lost");

        while (anew.readSome() > 0) {
            Thread.onSpinWait();
        }

        var step = step(account, run, 1);
        assertThat(step.title()).isEqualTo("A title");
        assertThat(step.content()).isEqualTo("an alpha that was lost");
        assertThat(step.rawReply()).isEqualTo("A title|an alpha that was lost");
        assertThat(step.marks().repaired()).isTrue();
        Nodes.await("it is found", () -> found(account, "alpha") == 1);
        assertThat(found(account, "Content 1")).isZero();
        assertThat(rules(run)).containsOnly(OlderReadings.RULES);
    }

    @Test
    void a_step_that_loses_the_models_thinking_alone_is_not_called_repaired() {
        var account = world.account();
        var run = finished(account);
        readByEarlierRules(run, 1, "Title 1|What it says|what it thought");

        while (anew.readSome() > 0) {
            Thread.onSpinWait();
        }

        var step = step(account, run, 1);
        assertThat(step.content()).isEqualTo("What it says");
        assertThat(step.thinking()).isEqualTo("what it thought");
        assertThat(step.marks().repaired()).isFalse();
    }

    @Test
    void a_step_that_says_the_same_as_before_stays_as_it_is() {
        var account = world.account();
        var run = finished(account);
        var before = step(account, run, 1);
        readByEarlierRules(run, 1, "Title 1|Content 1");
        readByEarlierRules(run, 2, "what only a lenient reading could read");

        while (anew.readSome() > 0) {
            Thread.onSpinWait();
        }

        assertThat(step(account, run, 1).content()).isEqualTo(before.content());
        assertThat(step(account, run, 1).marks().repaired()).isFalse();
        assertThat(step(account, run, 2).content()).isEqualTo("Content 2");
        assertThat(rules(run)).containsOnly(OlderReadings.RULES);
    }

    private RunId finished(Actor account) {
        var run = world.ask(account, context -> Scripts.think(context, 2));
        Nodes.await(
                "it has ended", () -> world.details(account, run).run().state().isEnd());
        Nodes.await("all is indexed", () -> found(account, "Content 1") == 1);
        return run;
    }

    private void readByEarlierRules(RunId run, int number, String raw) {
        world.sql
                .sql("update step set raw_reply = ?, reading = 1 where run_id = ? and number = ?")
                .params(raw, run.value(), number)
                .update();
    }

    private CompletedStep step(Actor account, RunId run, int number) {
        return world.details(account, run).reasoning().stream()
                .filter(kept -> kept.step().ref().number() == number)
                .map(KeptStep::step)
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> rules(RunId run) {
        return world.sql
                .sql("select reading from step where run_id = ?")
                .param(run.value())
                .query(Integer.class)
                .list();
    }

    private int found(Actor account, String typed) {
        return world.sql
                .sql("select count(*) from search_text where account_id = ? and tokens @@ search_query(?)")
                .params(account.account().value(), typed)
                .query(Integer.class)
                .single();
    }
}
