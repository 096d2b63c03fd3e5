package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.settings;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import java.util.List;

/** A run of one step and its answer, in which that step's attempts are looked at. */
final class OneStep {

    static final StepRef FIRST = new StepRef(1, StepKind.REASONING);
    static final String UNREADABLE = "{\"title\": \"t\", \"content\": \"\"}";

    private OneStep() {}

    static TestRun oneStep(Reply... replies) {
        return TestRun.of(settings(1, 1), replies);
    }

    static List<Cause> rejections(TestRun run) {
        return run.context().events(AttemptRejected.class).stream()
                .map(rejected -> rejected.end().cause())
                .toList();
    }
}
