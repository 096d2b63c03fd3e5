package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.Scripts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text for other nodes goes when nobody reads it any more. */
class ChunkTableTest extends TwoNodes {

    @Test
    void no_text_stays_in_the_table_after_the_end() throws Exception {
        var written = new Gate();
        var seen = new Gate();
        var run = there.ask(account, context -> {
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            Scripts.content(context, attempt, "for others");
            written.open();
            seen.pass();
            Scripts.keep(context, attempt);
            return Scripts.answer(context, 2);
        });
        written.pass();
        Nodes.await("the text is there", () -> chunks(run) > 0);
        seen.open();

        Nodes.await("the text is gone", () -> chunks(run) == 0);
    }

    @Test
    void text_that_is_written_under_a_void_claim_is_dropped() throws Exception {
        var begun = new Gate();
        var over = new Gate();
        var run = there.ask(account, context -> {
            Scripts.begin(context, Scripts.reasoning(1), 1);
            begun.open();
            over.pass();
            return new RunOutcome.Stopped();
        });
        begun.pass();
        var table = watching.getBean(ChunkTable.class);

        var text = new Chunk(
                run, 7, new AttemptRef(Scripts.reasoning(1), 1), Field.CONTENT, 0, "of the dead", Instant.now());
        int kept = table.write(List.of(text), List.of(), List.of());

        assertThat(kept).isZero();
        assertThat(chunks(run)).isZero();
        over.open();
    }

    @Test
    void text_is_swept_when_its_call_has_been_over_for_so_long_that_nobody_reads_it() throws Exception {
        var run = there.ask(account, context -> Scripts.think(context, 1));
        var feed = here.follow(account, run);
        if (!feed.snapshots.getFirst().details().run().state().isEnd()) {
            feed.await(RunFinished.class);
        }
        var table = watching.getBean(ChunkTable.class);
        var text = new Chunk(
                run, 1, new AttemptRef(Scripts.reasoning(1), 1), Field.CONTENT, 0, "left behind", Instant.now());
        assertThat(table.write(List.of(text), List.of(), List.of())).isOne();

        callsBegan(run, "0 seconds");
        table.sweep();
        assertThat(chunks(run)).isOne();

        callsBegan(run, "1 minute");
        assertThat(table.sweep()).isPositive();
        assertThat(chunks(run)).isZero();
    }

    private void callsBegan(RunId run, String ago) {
        here.sql
                .sql("update attempt set started_at = now() - cast(? as interval) where run_id = ?")
                .params(ago, run.value())
                .update();
    }
}
