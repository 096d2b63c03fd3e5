package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.run.RunPicture.Happened;
import dev.stepwise.ui.run.RunPicture.Heard;
import dev.stepwise.ui.run.RunPicture.Replaced;
import dev.stepwise.ui.run.state.Samples;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunInboxTest {

    private static final AttemptRef FIRST = Samples.step(1, 1);
    private static final AttemptRef SECOND = Samples.step(1, 2);
    private static final Heard SNAPSHOT =
            new Replaced(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()));
    private static final Heard END = happened(new RunEvent.RunFinished(new RunOutcome.Stopped(), Samples.START));
    private static final Duration FOREVER = Duration.ofDays(1);

    private final RunInbox inbox = new RunInbox();

    private static Happened happened(RunEvent event) {
        return new Happened(event, Samples.START);
    }

    private static Happened content(AttemptRef attempt, String text) {
        return happened(Samples.content(attempt, text));
    }

    /** A thread that has begun to wait. */
    private static <T> FutureTask<T> waiting(Callable<T> wait) {
        var task = new FutureTask<>(wait);
        var thread = Thread.ofVirtual().start(task);
        await().until(() ->
                EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState()));
        return task;
    }

    private FutureTask<Boolean> waitingForUrgent() {
        return waiting(() -> inbox.awaitUrgent(FOREVER));
    }

    private FutureTask<Boolean> waitingForAnything() {
        return waiting(() -> inbox.awaitAnything(FOREVER));
    }

    @Test
    void text_of_an_attempt_that_has_begun_to_write_wakes_nobody_between_two_drawings() throws Exception {
        inbox.put(content(FIRST, "The"));
        inbox.takeAll();
        var drawing = waitingForUrgent();

        long woken = IntStream.range(0, 50)
                .filter(_ -> inbox.put(content(FIRST, " word")))
                .count();

        assertThat(woken).isZero();
        assertThat(inbox.put(happened(Samples.rejection(FIRST, Cause.BAD_SHAPE))))
                .isFalse();
        assertThat(drawing.isDone()).isFalse();
        assertThat(inbox.put(END)).isTrue();
        assertThat(drawing.get()).isTrue();
    }

    @Test
    void the_first_text_of_each_attempt_is_urgent() throws Exception {
        var first = waitingForUrgent();
        assertThat(inbox.put(content(FIRST, "The"))).isTrue();
        assertThat(first.get()).isTrue();
        inbox.takeAll();

        var second = waitingForUrgent();
        assertThat(inbox.put(content(SECOND, "The"))).isTrue();
        assertThat(second.get()).isTrue();
    }

    @Test
    void what_is_urgent_is_urgent_until_it_is_taken() throws Exception {
        inbox.put(SNAPSHOT);
        inbox.put(happened(Samples.started(FIRST)));

        assertThat(inbox.awaitUrgent(FOREVER)).isTrue();
        inbox.takeAll();

        assertThat(inbox.awaitUrgent(Duration.ZERO)).isFalse();
    }

    @Test
    void whoever_waits_for_anything_is_woken_once_by_the_first_that_comes() throws Exception {
        inbox.put(content(FIRST, "The"));
        inbox.takeAll();
        var idle = waitingForAnything();

        assertThat(inbox.put(content(FIRST, " word"))).isTrue();
        assertThat(inbox.put(content(FIRST, " goes"))).isFalse();

        assertThat(idle.get()).isTrue();
        assertThat(inbox.takeAll()).containsExactly(content(FIRST, " word goes"));
    }

    @Test
    void whoever_waits_for_anything_without_a_limit_is_woken_too() throws Exception {
        var idle = waiting(() -> {
            inbox.awaitAnything();
            return true;
        });

        assertThat(inbox.put(happened(Samples.started(FIRST)))).isTrue();

        assertThat(idle.get()).isTrue();
    }

    @Test
    void text_that_comes_in_a_row_is_joined_within_its_attempt_and_field_and_all_stays_in_order() {
        inbox.put(SNAPSHOT);
        inbox.put(happened(Samples.started(FIRST)));
        inbox.put(happened(Samples.title(FIRST, "Count")));
        inbox.put(happened(Samples.title(FIRST, " them")));
        inbox.put(content(FIRST, "There"));
        inbox.put(content(FIRST, " are"));
        inbox.put(happened(Samples.rejection(FIRST, Cause.BAD_SHAPE)));
        inbox.put(content(SECOND, "Ten"));
        inbox.put(content(SECOND, "."));

        assertThat(inbox.takeAll())
                .containsExactly(
                        SNAPSHOT,
                        happened(Samples.started(FIRST)),
                        happened(Samples.title(FIRST, "Count them")),
                        content(FIRST, "There are"),
                        happened(Samples.rejection(FIRST, Cause.BAD_SHAPE)),
                        content(SECOND, "Ten."));
        assertThat(inbox.takeAll()).isEmpty();
    }

    @Test
    void a_snapshot_takes_the_place_of_all_that_came_before_it() {
        inbox.put(content(FIRST, "lost"));
        inbox.put(happened(Samples.started(SECOND)));
        inbox.put(SNAPSHOT);
        inbox.put(content(SECOND, "kept"));

        assertThat(inbox.takeAll()).containsExactly(SNAPSHOT, content(SECOND, "kept"));
    }

    @Test
    void closing_wakes_at_once_and_nothing_is_taken_in_afterwards() throws Exception {
        inbox.put(content(FIRST, "The"));
        inbox.takeAll();
        inbox.put(content(FIRST, " word"));
        var drawing = waitingForUrgent();

        inbox.close();

        assertThat(drawing.get()).isTrue();
        assertThat(inbox.put(END)).isFalse();
        assertThat(inbox.takeAll()).isEmpty();
        inbox.awaitAnything();
    }
}
