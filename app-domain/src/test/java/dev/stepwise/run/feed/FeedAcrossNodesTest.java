package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.fixture.FollowedRun;
import dev.stepwise.run.fixture.Gate;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.reasoning.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one node writes is read on another one: all of it, once, and in order. */
class FeedAcrossNodesTest extends TwoNodes {

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
        assertThat(kept(here)).isEqualTo(kept(there)).hasSize(9);
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
                        attempt.step(),
                        "go on",
                        "{}",
                        "I think",
                        "Title",
                        content,
                        false,
                        Marks.NONE,
                        Scripts.FIGURES)));
    }

    private static String write(RunContext context, AttemptRef attempt, String text) {
        Scripts.thinking(context, attempt, "I ");
        Scripts.thinking(context, attempt, "think");
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
            Scripts.thinking(context, attempt, "Let me see.");
            Scripts.title(context, attempt, "Title");
            Scripts.content(context, attempt, "So far");
            written.open();
            followed.pass();
            Scripts.content(context, attempt, ", so good");
            keep(context, attempt, "So far, so good");
            return Scripts.answer(context, 3);
        });
        written.pass();
        Nodes.await("the text is written for other nodes", () -> chunks(run) == 3);

        var late = here.follow(account, run);

        var live = late.snapshots.getFirst().live().orElseThrow();
        assertThat(live.text().title()).isEqualTo("Title");
        assertThat(live.text().content()).isEqualTo("So far");
        assertThat(live.text().thinking()).isEqualTo("Let me see.");
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
                .follow(RunAccess.owner(account, slow), new RunObserver() {
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
}
