package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.Actor;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunEvent.DirectiveGiven;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.RunClaimed;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.RunQueued;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.execution.RunDispatcher;
import dev.stepwise.run.fixture.FollowedRun;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.run.persistence.RunStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class LocalFeedTest {

    @Autowired
    RunWorld world;

    @Autowired
    RunDispatcher dispatcher;

    @Autowired
    LocalFeed local;

    @Autowired
    RunStore store;

    @Autowired
    DataSource database;

    @Test
    void who_comes_in_mid_step_gets_the_steps_the_text_so_far_and_then_what_follows() throws Exception {
        var account = world.account();
        var writing = new Gate();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            Scripts.step(context, 1);
            var attempt = Scripts.begin(context, Scripts.reasoning(2), 1);
            Scripts.title(context, attempt, "Che");
            Scripts.title(context, attempt, "ck");
            Scripts.content(context, attempt, "So ");
            writing.open();
            followed.pass();
            Scripts.content(context, attempt, "far");
            Scripts.keep(context, attempt);
            return Scripts.answer(context, 3);
        });
        writing.pass();

        var feed = world.follow(account, run);

        var snapshot = feed.snapshots.getFirst();
        assertThat(snapshot.details().reasoning()).hasSize(1);
        assertThat(snapshot.live()).hasValueSatisfying(live -> {
            assertThat(live.attempt().step()).isEqualTo(Scripts.reasoning(2));
            assertThat(live.text().title()).isEqualTo("Check");
            assertThat(live.text().content()).isEqualTo("So ");
            assertThat(live.firstTextAt()).isPresent();
        });
        followed.open();
        feed.await(RunFinished.class);
        assertThat(feed.snapshots).hasSize(1);
        assertThat(feed.heard.get(0))
                .isEqualTo(new TextStreamed(snapshot.live().orElseThrow().attempt(), Field.CONTENT, "far"));
        assertThat(feed.heard.get(1)).isInstanceOf(StepCompleted.class);
    }

    @Test
    void a_rejected_attempts_text_is_in_no_later_snapshot() throws Exception {
        var account = world.account();
        var rejected = new Gate();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            Scripts.content(context, attempt, "nonsense");
            followed.pass();
            Scripts.reject(context, attempt, Cause.BAD_SHAPE, "nonsense");
            rejected.pass();
            return new RunOutcome.Stopped();
        });
        var early = world.follow(account, run);
        followed.open();
        early.await(AttemptRejected.class);

        var late = world.follow(account, run);

        assertThat(late.snapshots.getFirst().live()).isEmpty();
        rejected.open();
        late.await(RunFinished.class);
    }

    @Test
    void an_attempt_that_comes_and_goes_while_the_run_is_read_is_in_the_snapshot() throws Exception {
        var account = world.account();
        var claimed = new Gate();
        var reading = new Gate();
        var rejected = new Gate();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            claimed.open();
            reading.pass();
            var attempt = Scripts.begin(context, Scripts.reasoning(1), 1);
            Scripts.content(context, attempt, "nonsense");
            Scripts.reject(context, attempt, Cause.BAD_SHAPE, "nonsense");
            rejected.open();
            followed.pass();
            return new RunOutcome.Stopped();
        });
        claimed.pass();
        CompletableFuture<FollowedRun> following;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table run_directive in access exclusive mode");
            following = CompletableFuture.supplyAsync(() -> world.follow(account, run));
            await().until(() -> {
                try (var waiting = statement.executeQuery("select count(*) from pg_locks where not granted")) {
                    return waiting.next() && waiting.getInt(1) > 0;
                }
            });
            reading.open();
            rejected.pass();
            connection.rollback();
        }

        var feed = following.get(30, TimeUnit.SECONDS);
        assertThat(feed.snapshots.getFirst().details().attempts()).hasSize(1);
        followed.open();
        feed.await(RunFinished.class);
    }

    @Test
    void who_follows_before_the_claim_hears_of_it() {
        var account = world.account();
        dispatcher.pause();
        try {
            var run = world.ask(account, context -> Scripts.think(context, 1));
            var feed = world.follow(account, run);
            assertThat(feed.snapshots.getFirst().details().run().state()).isEqualTo(RunState.QUEUED);
            dispatcher.resume();

            feed.await(RunClaimed.class);

            feed.await(RunFinished.class);
        } finally {
            dispatcher.resume();
        }
    }

    @Test
    void a_finished_run_is_a_snapshot_and_what_comes_if_it_is_taken_up_again() {
        var account = world.account();
        var run =
                world.ask(account, context -> new RunOutcome.Failed(Optional.empty(), Cause.STALLED, CauseDetail.NONE));
        var first = world.follow(account, run);
        if (!first.snapshots.getFirst().details().run().state().isEnd()) {
            first.await(RunFinished.class);
        }

        var feed = world.follow(account, run);
        world.runs.goOn(account, run);

        assertThat(feed.snapshots.getFirst().details().run().state()).isEqualTo(RunState.FAILED);
        feed.await(RunFinished.class);
        assertThat(feed.heard).hasExactlyElementsOfTypes(RunQueued.class, RunClaimed.class, RunFinished.class);
    }

    @Test
    void what_an_observer_throws_reaches_neither_the_run_nor_the_others() throws Exception {
        var account = world.account();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            followed.pass();
            return Scripts.think(context, 2);
        });
        world.feed.follow(RunAccess.owner(account, run), new RunObserver() {
            @Override
            public void onSnapshot(RunSnapshot snapshot) {
                throw new IllegalStateException("A broken tab.");
            }

            @Override
            public void onEvent(RunEvent event) {
                throw new IllegalStateException("A broken tab.");
            }
        });
        var feed = world.follow(account, run);
        followed.open();

        assertThat(feed.await(RunFinished.class).outcome().state()).isEqualTo(RunState.ANSWERED);
    }

    @Test
    void a_closed_following_hears_nothing_more_and_closing_it_again_is_harmless() throws Exception {
        var account = world.account();
        var begun = new Gate();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            begun.open();
            followed.pass();
            return Scripts.think(context, 2);
        });
        begun.pass();
        var closed = new ArrayList<RunEvent>();
        var subscription = world.feed
                .follow(RunAccess.owner(account, run), observer(closed::add))
                .orElseThrow();
        var feed = world.follow(account, run);

        subscription.close();
        subscription.close();
        followed.open();

        feed.await(RunFinished.class);
        assertThat(closed).isEmpty();
    }

    private static RunObserver observer(Consumer<RunEvent> events) {
        return new RunObserver() {
            @Override
            public void onSnapshot(RunSnapshot snapshot) {}

            @Override
            public void onEvent(RunEvent event) {
                events.accept(event);
            }
        };
    }

    @Test
    void however_often_somebody_comes_and_goes_nothing_is_missed_and_nothing_comes_twice() {
        var account = world.account();
        int steps = 20;
        var turns = new Semaphore(0);
        var run = world.ask(account, context -> {
            for (int number = 1; number <= steps; number++) {
                turns.release(2);
                var attempt = Scripts.begin(context, Scripts.reasoning(number), 1);
                for (int piece = 0; piece < 20; piece++) {
                    Scripts.content(context, attempt, piece + " ");
                }
                Scripts.keep(context, attempt);
            }
            return Scripts.answer(context, steps + 1);
        });
        var followers = IntStream.range(0, 2 * steps)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> {
                            turns.acquireUninterruptibly();
                            return followToTheEnd(account, run);
                        },
                        Thread::startVirtualThread))
                .toList();

        for (var follower : followers) {
            var feed = follower.orTimeout(60, TimeUnit.SECONDS).join();
            var seen = new ArrayList<Integer>();
            var snapshot = feed.snapshots.getFirst();
            snapshot.details()
                    .reasoning()
                    .forEach(kept -> seen.add(kept.step().ref().number()));
            var text = new StringBuilder(
                    snapshot.live().map(live -> live.text().content()).orElse(""));
            for (var event : feed.heard) {
                switch (event) {
                    case RunEvent.AttemptStarted _ -> text.setLength(0);
                    case TextStreamed streamed -> text.append(streamed.text());
                    case StepCompleted completed
                    when completed.step().ref().number() <= steps -> {
                        seen.add(completed.step().ref().number());
                        // of a call that was over when the snapshot was told there is the step alone
                        assertThat(text.toString())
                                .isIn(
                                        "",
                                        IntStream.range(0, 20)
                                                .mapToObj(piece -> piece + " ")
                                                .collect(Collectors.joining()));
                        assertThat(completed.step().content())
                                .isEqualTo("Content " + completed.step().ref().number());
                    }
                    default -> {}
                }
            }
            assertThat(seen).isEqualTo(IntStream.rangeClosed(1, steps).boxed().toList());
        }
    }

    private FollowedRun followToTheEnd(Actor account, RunId run) {
        var feed = world.follow(account, run);
        if (!feed.snapshots.getFirst().details().run().state().isEnd()) {
            feed.await(RunFinished.class);
        }
        return feed;
    }

    @Test
    void who_comes_between_the_storing_and_the_telling_of_a_change_hears_of_it_once() throws Exception {
        var account = world.account();
        dispatcher.pause();
        var run = world.ask(account, context -> new RunOutcome.Stopped());
        try (var channel = local.open(run)) {
            var heard = new ArrayList<RunEvent>();
            var hint = new Directive.Hint("Count again.");
            var stored = store.give(account.account(), run, hint, 10, Scripts.CALLED_AT);
            world.feed
                    .follow(RunAccess.owner(account, run), observer(heard::add))
                    .orElseThrow();

            channel.tell(account.account(), stored.told());

            var next = store.give(account.account(), run, hint, 10, Scripts.CALLED_AT);
            channel.tell(account.account(), next.told());
            assertThat(heard).containsExactly(new DirectiveGiven(2, hint));
        } finally {
            dispatcher.resume();
        }
    }

    @Test
    void the_accounts_drawer_hears_of_its_own_runs_and_of_no_others() throws Exception {
        var account = world.account();
        var stranger = world.account();
        BlockingQueue<RunChange> mine = new LinkedBlockingQueue<>();
        BlockingQueue<RunChange> theirs = new LinkedBlockingQueue<>();
        try (var _ = world.feed.followAll(account, mine::add);
                var _ = world.feed.followAll(stranger, theirs::add)) {
            var run = world.ask(account, context -> Scripts.think(context, 1));

            var heard = new ArrayList<RunChange>();
            for (int change = 0; change < 3; change++) {
                heard.add(mine.poll(30, TimeUnit.SECONDS));
            }

            var question = world.details(account, run).questionId();
            var change = new RunChange(run, Optional.of(question), account.account(), true);
            assertThat(heard).isEqualTo(List.of(change, change, change));
            assertThat(theirs).isEmpty();
        }
    }

    @Test
    void nothing_of_a_run_stays_in_memory_after_its_end() throws Exception {
        var account = world.account();
        var worker = new CompletableFuture<Thread>();
        var followed = new Gate();
        var run = world.ask(account, context -> {
            worker.complete(Thread.currentThread());
            followed.pass();
            return Scripts.think(context, 1);
        });
        var feed = new FollowedRun();
        var subscription =
                world.feed.follow(RunAccess.owner(account, run), feed).orElseThrow();
        assertThat(local.holds(run)).isTrue();
        followed.open();
        feed.await(RunFinished.class);
        assertThat(worker.get().join(Duration.ofSeconds(30))).isTrue();
        subscription.close();

        assertThat(local.holds(run)).isFalse();
    }
}
