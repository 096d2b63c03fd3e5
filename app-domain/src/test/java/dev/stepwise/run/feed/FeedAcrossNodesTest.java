package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.RunQueued;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunEvent.StopRequested;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.FollowedRun;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.ThisNode;
import dev.stepwise.run.reasoning.RunContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A node works on runs, and another one on the same database watches. */
class FeedAcrossNodesTest {

    private static final Nodes NODES = new Nodes();
    private static ConfigurableApplicationContext watching;
    private static RunWorld there;
    private static RunWorld here;

    private AccountId account;

    @BeforeAll
    static void two_nodes() {
        there = NODES.start().getBean(RunWorld.class);
        watching = NODES.startIdle();
        here = watching.getBean(RunWorld.class);
    }

    @AfterAll
    static void both_go() {
        NODES.close();
    }

    @BeforeEach
    void somebody() {
        account = there.account();
    }

    @Test
    void who_watches_from_another_node_sees_the_same_events_and_the_same_text() throws Exception {
        var followed = new Gate();
        var run = there.ask(account, context -> {
            followed.pass();
            for (int number = 1; number <= 3; number++) {
                var first = Scripts.begin(context, Scripts.reasoning(number), 1);
                write(context, first, "unreadable ");
                Scripts.reject(context, first, Cause.BAD_SHAPE, "unreadable");
                var second = Scripts.begin(context, Scripts.reasoning(number), 2);
                keep(context, second, write(context, second, "step " + number + " "));
            }
            return Scripts.answer(context, 4);
        });
        var near = there.follow(account, run);
        var far = here.follow(account, run);
        followed.open();

        near.await(RunFinished.class);
        far.await(RunFinished.class);

        assertThat(stored(far)).isEqualTo(stored(near));
        assertThat(far.snapshots).hasSize(1);
        var there = texts(near);
        var here = texts(far);
        assertThat(kept(here)).isEqualTo(kept(there)).hasSize(6);
        // what was rejected leaves the screen, and with it the end of its text
        assertThat(there).allSatisfy((field, text) -> assertThat(text).startsWith(here.getOrDefault(field, "")));
    }

    private static Map<String, String> kept(Map<String, String> texts) {
        var kept = new LinkedHashMap<>(texts);
        kept.keySet().removeIf(field -> field.contains("ordinal=1"));
        return kept;
    }

    private static void keep(RunContext context, AttemptRef attempt, String content) {
        context.emit(new StepCompleted(
                attempt,
                new CompletedStep(
                        attempt.step(), "go on", "{}", "Title", content, false, Marks.NONE, Scripts.FIGURES)));
    }

    private static String write(RunContext context, AttemptRef attempt, String text) {
        Scripts.title(context, attempt, "Ti");
        Scripts.title(context, attempt, "tle");
        var written = new StringBuilder();
        for (int piece = 0; piece < 50; piece++) {
            var said = text + piece + "字 ";
            written.append(said);
            Scripts.content(context, attempt, said);
        }
        return written.toString();
    }

    private static List<RunEvent> stored(FollowedRun followed) {
        return followed.heard.stream()
                .filter(event -> !(event instanceof TextStreamed) && !(event instanceof RunEvent.RunClaimed))
                .toList();
    }

    private static Map<String, String> texts(FollowedRun followed) {
        var texts = new LinkedHashMap<String, String>();
        followed.heard.forEach(event -> {
            if (event instanceof TextStreamed text) {
                texts.merge(text.attempt() + " " + text.field(), text.text(), String::concat);
            }
        });
        return texts;
    }

    @Test
    void who_comes_late_to_another_node_gets_the_text_so_far_and_then_what_follows() throws Exception {
        var written = new Gate();
        var followed = new Gate();
        var run = there.ask(account, context -> {
            Scripts.step(context, 1);
            var attempt = Scripts.begin(context, Scripts.reasoning(2), 1);
            Scripts.title(context, attempt, "Title");
            Scripts.content(context, attempt, "So far");
            written.open();
            followed.pass();
            Scripts.content(context, attempt, ", so good");
            keep(context, attempt, "So far, so good");
            return Scripts.answer(context, 3);
        });
        written.pass();
        Nodes.await("the text is written for other nodes", () -> chunks(run) == 2);

        var late = here.follow(account, run);

        var live = late.snapshots.getFirst().live().orElseThrow();
        assertThat(live.title()).isEqualTo("Title");
        assertThat(live.content()).isEqualTo("So far");
        assertThat(live.firstTextAt()).isPresent();
        assertThat(late.snapshots.getFirst().details().reasoning()).hasSize(1);
        followed.open();
        late.await(RunFinished.class);
        assertThat(late.heard.get(0)).isEqualTo(new TextStreamed(live.attempt(), Field.CONTENT, ", so good"));
        assertThat(late.heard.get(1)).isInstanceOf(StepCompleted.class);
    }

    @Test
    void however_often_somebody_comes_and_goes_each_step_is_seen_once() {
        int steps = 15;
        var run = there.ask(account, context -> {
            for (int number = 1; number <= steps; number++) {
                var attempt = Scripts.begin(context, Scripts.reasoning(number), 1);
                write(context, attempt, "step " + number + " ");
                Scripts.keep(context, attempt);
            }
            return Scripts.answer(context, steps + 1);
        });
        var followers =
                IntStream.range(0, 20).mapToObj(_ -> here.follow(account, run)).toList();

        for (var follower : followers) {
            var snapshot = follower.snapshots.getFirst();
            var seen = new ArrayList<Integer>();
            snapshot.details()
                    .reasoning()
                    .forEach(kept -> seen.add(kept.step().ref().number()));
            if (!snapshot.details().run().state().isEnd()) {
                follower.await(RunFinished.class);
            }
            follower.heard.forEach(event -> {
                if (event instanceof StepCompleted completed
                        && completed.step().ref().number() <= steps) {
                    seen.add(completed.step().ref().number());
                }
            });
            assertThat(seen).isEqualTo(IntStream.rangeClosed(1, steps).boxed().toList());
        }
    }

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
        far.await(StopRequested.class);
        asked.open();
        assertThat(far.await(RunFinished.class).outcome()).isEqualTo(new RunOutcome.Stopped());

        there.runs.goOn(account, run);
        far.await(RunQueued.class);
        far.await(RunFinished.class);
        assertThat(far.snapshots).hasSize(1);
    }

    @Test
    void a_run_that_is_slow_to_follow_keeps_no_other_runs_text_waiting() throws Exception {
        var begun = new Gate();
        var store = new Gate();
        var slow = there.ask(account, context -> {
            begun.open();
            store.pass();
            return Scripts.think(context, 1);
        });
        begun.pass();
        var reached = new Gate();
        var hold = new Gate();
        var isHeld = new AtomicBoolean();
        here.feed
                .follow(account, slow, new RunObserver() {
                    @Override
                    public void onSnapshot(RunSnapshot snapshot) {}

                    @Override
                    public void onEvent(RunEvent event) {
                        if (event instanceof StepCompleted && !reached.isOpen()) {
                            isHeld.set(true);
                            reached.open();
                            hold.passUninterrupted();
                            isHeld.set(false);
                        }
                    }
                })
                .orElseThrow();
        var write = new Gate();
        var end = new Gate();
        var other = there.ask(account, context -> {
            write.pass();
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            Scripts.content(context, attempt, "for others");
            end.pass();
            return new RunOutcome.Stopped();
        });
        var far = here.follow(account, other);
        store.open();
        reached.pass();

        write.open();

        far.await(TextStreamed.class);
        assertThat(isHeld).isTrue();
        hold.open();
        end.open();
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

        here.sql
                .sql("update run set stop_requested = true where id = ?")
                .param(run.value())
                .update();

        far.await(StopRequested.class);
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
        BlockingQueue<RunId> heard = new LinkedBlockingQueue<>();
        BlockingQueue<RunId> theirs = new LinkedBlockingQueue<>();
        try (var _ = here.feed.followAll(account, heard::add);
                var _ = here.feed.followAll(there.account(), theirs::add)) {
            var run = there.ask(account, context -> Scripts.think(context, 1));

            Nodes.await("the end is heard", () -> {
                var change = heard.poll();
                return run.equals(change) && here.details(account, run).run().state() == RunState.ANSWERED;
            });
            assertThat(theirs).isEmpty();
        }
    }

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

    @Test
    void a_text_that_was_sent_again_or_in_part_is_told_once() {
        var attempt = new AttemptRef(Scripts.reasoning(1), 1);
        var call = new LiveCall(new RunEvent.AttemptStarted(attempt, CallChanges.NONE, Instant.EPOCH));

        assertThat(call.add(content(attempt, 0, "So far")))
                .hasValueSatisfying(news -> assertThat(news.text()).isEqualTo("So far"));
        assertThat(call.add(content(attempt, 2, " far"))).isEmpty();
        assertThat(call.add(content(attempt, 0, "So far, so")))
                .hasValueSatisfying(news -> assertThat(news.text()).isEqualTo(", so"));
        assertThat(call.add(content(attempt, 20, "a gap"))).isEmpty();
        assertThat(call.add(content(new AttemptRef(Scripts.reasoning(1), 2), 10, "x")))
                .isEmpty();
        assertThat(call.toAttempt().content()).isEqualTo("So far, so");
    }

    private static Chunk content(AttemptRef attempt, int startsAt, String text) {
        return new Chunk(new RunId(new java.util.UUID(0, 1)), 1, attempt, Field.CONTENT, startsAt, text, Instant.EPOCH);
    }

    private static void callsBegan(RunId run, String ago) {
        here.sql
                .sql("update attempt set started_at = now() - cast(? as interval) where run_id = ?")
                .params(ago, run.value())
                .update();
    }

    private static int chunks(RunId run) {
        return here.sql
                .sql("select count(*) from run_chunk where run_id = ?")
                .param(run.value())
                .query(Integer.class)
                .single();
    }
}
