package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.Command;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.Samples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunFeederTest {

    private static final AttemptRef STEP = Samples.step(1, 1);

    /** Draws on the feeder's thread. */
    private static final class FreePage extends UI {
        @Override
        public Future<Void> access(Command command) {
            command.execute();
            return CompletableFuture.completedFuture(null);
        }
    }

    private final List<RunViewState> drawn = new CopyOnWriteArrayList<>();
    private RunFeeder feeder = RunFeeder.start(new FreePage(), OptionalInt::empty, this::draw, () -> {});

    /** While the first text is drawn, the rest of the run comes. */
    private void draw(RunViewState state) {
        drawn.add(state);
        if (text(state).equals("0 ")) {
            for (int word = 1; word < 50; word++) {
                feeder.onEvent(Samples.content(STEP, word + " "));
            }
            feeder.onEvent(new RunEvent.RunFinished(new RunOutcome.Stopped(), Samples.START));
        }
    }

    private static String text(RunViewState state) {
        return state.steps().current().map(step -> step.content()).orElse("");
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(number -> number + " ").collect(Collectors.joining());
    }

    @AfterEach
    void close() {
        feeder.close();
    }

    @Test
    void the_first_text_is_drawn_by_itself_and_what_comes_meanwhile_is_drawn_at_once_and_whole() {
        feeder.onSnapshot(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()));
        feeder.onEvent(Samples.started(STEP));
        feeder.onEvent(Samples.content(STEP, "0 "));

        await().until(() -> !drawn.isEmpty() && drawn.getLast().phase().isEnd());

        var texts = drawn.stream().map(RunFeederTest::text).filter(text -> !text.isEmpty());
        assertThat(texts).containsExactly("0 ", numbers(50));
    }
}
