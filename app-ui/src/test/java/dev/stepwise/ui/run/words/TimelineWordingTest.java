package dev.stepwise.ui.run.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.Cause;
import dev.stepwise.run.feed.RunSnapshot;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.state.Samples;
import dev.stepwise.ui.run.state.TimelineSegment;
import dev.stepwise.ui.run.words.TimelineWording.Fact;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineWordingTest {

    private final TimelineWording wording = new TimelineWording(Words.of(new Texts()));

    @Test
    void a_step_says_what_its_time_went_for_and_how_fast_the_model_wrote() {
        var step = stored().reasoning().get(2);
        var segment = TimelineSegment.of(step, Duration.ofMillis(14));

        assertThat(wording.heading(step)).isEqualTo("3 · Count again by parts: straw + berry");
        assertThat(wording.facts(step, segment))
                .containsExactly(
                        new Fact("queue", "0.01 s"),
                        new Fact("discarded attempt", "1.12 s"),
                        new Fact("to first token", "0.08 s"),
                        new Fact("generation", "2.21 s, 52 tokens/s"));
    }

    @Test
    void who_does_not_see_the_segment_is_told_the_same() {
        var step = stored().reasoning().getFirst();

        assertThat(wording.name(step, TimelineSegment.of(step, Duration.ZERO)))
                .isEqualTo("Time of step 1, 2.2 s: to first token 0.08 s, generation 2.21 s, 52 tokens/s");
    }

    @Test
    void the_answer_is_told_as_such() {
        var answer = stored().answer().orElseThrow();
        var segment = TimelineSegment.of(answer, Duration.ZERO);

        assertThat(wording.heading(answer)).isEqualTo("Answer");
        assertThat(wording.mark(segment)).isEqualTo("answer");
        assertThat(wording.name(answer, segment)).startsWith("Time of the answer, 2.2 s: ");
    }

    @Test
    void what_is_being_written_is_under_way() {
        var attempt = Samples.step(1, 1);
        var waiting = RunViewState.of(new RunSnapshot(Samples.queued(Strategy.STEPS), Optional.empty()))
                .after(Samples.started(attempt), Samples.START);
        assertThat(name(waiting)).isEqualTo("Time of step 1, under way: to first token under way");

        var writing = waiting.after(
                Samples.title(attempt, "Count"), Samples.startOf(attempt).plusMillis(400));
        assertThat(name(writing)).isEqualTo("Time of step 1, under way: to first token 0.40 s, generation under way");
    }

    @Test
    void calls_that_came_to_nothing_are_time_without_a_result() {
        var failed = RunViewState.of(new RunSnapshot(Samples.failed(Cause.STALLED), Optional.empty()));
        var step = failed.reasoning().getLast();

        assertThat(wording.facts(step, TimelineSegment.of(step, Duration.ZERO)))
                .containsExactly(new Fact("without a result", "3.00 s"));
    }

    private String name(RunViewState state) {
        var step = state.reasoning().getFirst();
        return wording.name(step, TimelineSegment.of(step, Duration.ZERO));
    }

    private static RunViewState stored() {
        return RunViewState.of(new RunSnapshot(Samples.answered(), Optional.empty()));
    }
}
