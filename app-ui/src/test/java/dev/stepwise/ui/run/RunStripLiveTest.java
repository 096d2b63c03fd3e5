package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.run.part.RunStrip;
import dev.stepwise.ui.run.state.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The other runs of the question, while the page is open. */
class RunStripLiveTest extends OpenRunView {

    private static final RunId THIRD = new RunId(new UUID(3, 0));

    private final RunDetails queued = Samples.queued(Strategy.STEPS);
    private final RunSummary own = queued.run();

    @Test
    void what_became_of_another_run_while_the_page_was_made_is_seen() {
        var waiting = Samples.summary(Samples.PLAIN, Strategy.DIRECT, RunState.QUEUED, Optional.empty());
        var writing = Samples.summary(Samples.PLAIN, Strategy.DIRECT, RunState.RUNNING, Optional.empty());
        runs.onFollow(() -> runs.put(with(List.of(writing, own))));

        open(with(List.of(waiting, own)));

        until(() -> assertThat(strip()).contains("under way"));
    }

    @Test
    void a_run_of_the_question_that_is_started_elsewhere_appears() {
        open(queued);
        assertThat(strip()).doesNotContain("Run 3");
        runs.put(with(List.of(queued.siblings().getFirst(), own, third())));

        runs.tellLists(new RunChange(THIRD, Optional.of(Samples.QUESTION), runs.owner.account(), true));

        until(() -> assertThat(strip()).contains("Run 3"));
    }

    private String strip() {
        return find(RunStrip.class).single().getElement().getTextRecursively();
    }

    private RunDetails with(List<RunSummary> siblings) {
        return new RunDetails(
                own,
                queued.questionId(),
                queued.question(),
                queued.askedAt(),
                queued.systemPrompt(),
                queued.stemsFrom(),
                queued.takenUpAgain(),
                queued.directives(),
                siblings,
                queued.steps(),
                queued.attempts(),
                queued.unfinished(),
                queued.logSeq());
    }

    private static RunSummary third() {
        return new RunSummary(
                THIRD,
                3,
                Samples.settings(Strategy.STEPS),
                RunState.QUEUED,
                Samples.START,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
