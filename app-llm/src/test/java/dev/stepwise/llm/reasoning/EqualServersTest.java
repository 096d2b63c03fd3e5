package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs whose model server goes away while another one is declared equal to it. */
class EqualServersTest {

    private static final EndpointRef TWO = new EndpointRef(new EndpointId(new UUID(0, 2)), "two", Flavor.VLLM);

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_REFUSED", "MODEL_LOADING", "NO_FIRST_TOKEN"})
    void the_run_goes_on_at_the_equal_server_at_once_and_stays_there(Cause away) {
        var run = run(goOn("One."), Reply.failure(away), goOn("Two."), ready("Three."), ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(run.requests())
                .extracting(call -> call.endpoint().name())
                .containsExactly("test", "test", "two", "two", "two");
        assertThat(run.pauses().pauses()).isEmpty();
        assertThat(run.context().events(RunEvent.AttemptWaits.class)).isEmpty();
        assertThat(run.context().storedAttempts().get(1))
                .satisfies(left -> assertThat(left.ending()).isEqualTo(Attempt.Ending.REJECTED))
                .satisfies(left -> assertThat(left.cause()).contains(away))
                .satisfies(left -> assertThat(left.detail()).isEqualTo(new CauseDetail.WentOn(TWO)));
    }

    @Test
    void the_request_is_the_same_at_the_other_server() {
        var run = run(goOn("One."), Reply.failure(Cause.CONNECTION_REFUSED), ready("Two."), ANSWER);

        run.go();

        var left = run.requests().get(1);
        var again = run.requests().get(2);
        assertThat(again.messages()).isEqualTo(left.messages());
        assertThat(again.sampling()).isEqualTo(left.sampling());
    }

    @Test
    void an_attempt_at_a_server_that_was_left_does_not_count() {
        var run = run(
                Reply.failure(Cause.CONNECTION_REFUSED),
                Reply.text("no step"),
                Reply.text("no step either"),
                goOn("One."),
                ready("Two."),
                ANSWER);

        assertThat(run.go()).isInstanceOf(RunOutcome.Answered.class);

        assertThat(run.context().storedAttempts()).hasSize(6);
    }

    @Test
    void a_server_that_fails_otherwise_is_not_left() {
        var run = run(Reply.failure(Cause.SERVER_ERROR), goOn("One."), ready("Two."), ANSWER);

        run.go();

        assertThat(run.requests()).extracting(call -> call.endpoint().name()).containsOnly("test");
    }

    @Test
    void servers_that_are_all_away_by_turns_end_the_run() {
        var run = TestRun.of(TestRun.settings(2, 9), _ -> Reply.failure(Cause.NO_FIRST_TOKEN));
        run.model().hasEquals(TWO, run.context().settings().endpoint());
        run.pauses().serverWait(Duration.ofSeconds(9));

        assertThat(run.go()).isInstanceOf(RunOutcome.Failed.class);

        assertThat(run.context().storedAttempts()).hasSize(6 + 3);
    }

    private static TestRun run(Reply... replies) {
        var run = TestRun.of(TestRun.settings(2, 9), replies);
        run.model().hasEquals(TWO);
        run.pauses().serverWait(Duration.ofMinutes(10));
        return run;
    }
}
