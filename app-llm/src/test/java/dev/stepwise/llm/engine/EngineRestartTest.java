package dev.stepwise.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunOutcome.Answered;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An engine that is killed costs a run the reply that it was writing, and no more. */
class EngineRestartTest {

    private static final StepRef SECOND = new StepRef(2, StepKind.REASONING);

    private final TestedServer server = TestedServer.get();

    @Test
    void a_run_goes_on_when_the_engine_was_killed_in_the_middle_of_a_step_and_started_again()
            throws InterruptedException {
        var engine = server.ownEngine();
        var run =
                EngineRun.of(server.modelServer(), EngineRun.shortSettings().build(), "What is the capital of France?");
        var killed = new AtomicBoolean();
        run.context().afterStoring(event -> {
            if (isInSecondStep(event) && killed.compareAndSet(false, true)) {
                restart(engine);
            }
        });

        var end = run.go();

        assertThat(end).isInstanceOf(Answered.class);
        assertThat(run.context().stored())
                .extracting(step -> step.ref().number())
                .doesNotHaveDuplicates();
        var broken = run.context().storedAttempts().stream()
                .filter(attempt -> attempt.ref().step().equals(SECOND))
                .findFirst()
                .orElseThrow();
        assertThat(broken.ending()).isEqualTo(Attempt.Ending.REJECTED);
        assertThat(broken.cause().orElseThrow()).isIn(Cause.CONNECTION_RESET, Cause.ENDED_EARLY);
        assertThat(broken.rawReply()).isNotBlank();
    }

    private static boolean isInSecondStep(RunEvent event) {
        return event instanceof TextStreamed(var attempt, var _, var _)
                && attempt.step().equals(SECOND);
    }

    private static void restart(LlamaCpp engine) {
        try {
            engine.kill();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        engine.start();
    }
}
