package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs whose model server is away for a while. */
class ServerWaitTest {

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_REFUSED", "MODEL_LOADING", "NO_FIRST_TOKEN"})
    void a_call_waits_for_its_server_as_one_attempt(Cause away) {
        var run = run(
                Reply.failure(away),
                Reply.failure(away),
                Reply.failure(away),
                Reply.failure(away),
                goOn("One."),
                ready("Two."),
                ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(run.context().storedAttempts())
                .extracting(Attempt::ending)
                .containsOnly(Attempt.Ending.ACCEPTED)
                .hasSize(3);
        assertThat(told(run)).as("once, though it was looked for four times").containsExactly(Optional.of(away));
        assertThat(run.pauses().pauses()).hasSize(4).containsOnly(Duration.ofSeconds(3));
    }

    @Test
    void what_it_waits_for_is_told_anew_when_it_changes() {
        var run = run(
                Reply.failure(Cause.CONNECTION_REFUSED),
                Reply.failure(Cause.MODEL_LOADING),
                goOn("One."),
                ready("Two."),
                ANSWER);

        run.go();

        assertThat(told(run)).containsExactly(Optional.of(Cause.CONNECTION_REFUSED), Optional.of(Cause.MODEL_LOADING));
    }

    @Test
    void after_the_limit_the_attempts_are_counted_as_ever() {
        var run = TestRun.of(TestRun.settings(2, 9), _ -> Reply.failure(Cause.CONNECTION_REFUSED));
        run.pauses().serverWait(Duration.ofSeconds(30));

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.CONNECTION_REFUSED));

        assertThat(run.context().storedAttempts()).hasSize(3);
        var waited = run.pauses().pauses().stream()
                .filter(pause -> pause.compareTo(Duration.ofSeconds(3)) <= 0)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isLessThan(Duration.ofSeconds(33));
    }

    @Test
    void a_stop_ends_the_wait_at_once() {
        var run = run(Reply.failure(Cause.CONNECTION_REFUSED), Reply.failure(Cause.CONNECTION_REFUSED));
        run.pauses().duringPause(() -> run.context().tell(new Directive.Stop()));

        assertThat(run.go()).isEqualTo(new RunOutcome.Stopped());

        assertThat(run.requests()).hasSize(1);
        assertThat(run.pauses().cutShort()).containsExactly(true);
    }

    @Test
    void a_reply_that_broke_off_is_no_server_that_is_away() {
        var run = run(Reply.failure(Cause.NO_FIRST_TOKEN, "{\"title\""), goOn("One."), ready("Two."), ANSWER);

        run.go();

        assertThat(told(run)).isEmpty();
        assertThat(run.context().storedAttempts()).hasSize(4);
    }

    private static TestRun run(Reply... replies) {
        var run = TestRun.of(TestRun.settings(2, 9), replies);
        run.pauses().serverWait(Duration.ofMinutes(10));
        return run;
    }

    private static List<Optional<Cause>> told(TestRun run) {
        return run.context().events().stream()
                .filter(RunEvent.AttemptWaits.class::isInstance)
                .map(event -> ((RunEvent.AttemptWaits) event).cause())
                .toList();
    }
}
