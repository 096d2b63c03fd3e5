package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.fixture.Nodes;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A run is taken up again only where that may help; its model server is not known here. */
@RunTest
class GoOnAfterFailureTest {

    private static final Set<Cause> FAILS_AGAIN = EnumSet.of(
            Cause.BAD_REQUEST,
            Cause.CONTEXT_OVERFLOW,
            Cause.FILTERED,
            Cause.QUESTION_TOO_LONG,
            Cause.CUT_WHILE_THINKING,
            Cause.SERVER_NOT_CONFIGURED,
            Cause.TINY_CANNOT_RUN);

    @Autowired
    RunWorld world;

    @ParameterizedTest
    @EnumSource(Cause.class)
    void what_would_only_fail_again_is_not_taken_up_again(Cause cause) {
        var account = world.account();
        var run = world.ask(account, _ -> new RunOutcome.Failed(Optional.empty(), cause, CauseDetail.NONE));
        Nodes.await("it has failed", () -> world.details(account, run).run().state() == RunState.FAILED);

        var expected = FAILS_AGAIN.contains(cause) ? new GoOnResult.NotPossible() : new GoOnResult.Queued();
        assertThat(world.runs.goOn(account, run)).isEqualTo(expected);
        assertThat(world.details(account, run).takenUpAgain()).isEqualTo(FAILS_AGAIN.contains(cause) ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"SERVER_NOT_CONFIGURED", "TINY_CANNOT_RUN"})
    void a_server_that_is_there_again_may_help(Cause cause) {
        assertThat(cause.mayPass(true)).isTrue();
    }
}
