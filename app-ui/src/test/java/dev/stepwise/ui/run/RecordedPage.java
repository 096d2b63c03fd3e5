package dev.stepwise.ui.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import dev.stepwise.account.Actor;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.ui.run.state.RunViewState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** Follows a run by the page's own feeder, and in the place of a page notes when how much of each step was there to be drawn. */
public final class RecordedPage implements AutoCloseable {

    /** Draws at once, on the feeder's thread: the page that is not there has no lock. */
    private static final class NoPage extends UI {
        @Override
        public Future<Void> access(Command command) {
            command.execute();
            return CompletableFuture.completedFuture(null);
        }
    }

    private final Map<StepRef, Integer> drawn = new HashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final RunFeeder feeder;
    private final RunFeed.Subscription following;
    private long[] sights = new long[256];
    private int size;

    private RecordedPage(RunFeed feed, Actor actor, RunId run) {
        feeder = RunFeeder.start(new NoPage(), OptionalInt::empty, this::draw, () -> {});
        following = feed.follow(RunAccess.owner(actor, run), feeder).orElseThrow();
    }

    public static RecordedPage follow(RunFeed feed, Actor actor, RunId run) {
        return new RecordedPage(feed, actor, run);
    }

    private synchronized void draw(RunViewState state) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        for (var step : state.steps().all()) {
            int units = step.content().length();
            if (units != drawn.getOrDefault(step.ref(), 0)) {
                drawn.put(step.ref(), units);
                note(step.isAnswer() ? 0 : step.ref().number(), units, now);
            }
        }
        if (state.phase().isEnd()) {
            end.countDown();
        }
    }

    private void note(long place, int units, long at) {
        if (size + 2 > sights.length) {
            sights = Arrays.copyOf(sights, 2 * sights.length);
        }
        sights[size++] = place << Integer.SIZE | units;
        sights[size++] = at;
    }

    public void awaitEnd() throws InterruptedException {
        end.await();
    }

    /** Two numbers each: the step's number, 0 for the answer, above the UTF-16 units of it; and microseconds since 1970. */
    public synchronized long[] sights() {
        return Arrays.copyOf(sights, size);
    }

    @Override
    public void close() {
        following.close();
        feeder.close();
    }
}
