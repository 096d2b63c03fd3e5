package dev.stepwise.run.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunEvent.RunFinished;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunState;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class RunLifeTest {

    @Autowired
    RunWorld world;

    @Autowired
    @Qualifier("steps")
    ScriptedStrategy steps;

    @Test
    void a_question_is_asked_claimed_reasoned_stored_and_finished() throws InterruptedException {
        var account = world.account();
        var followed = new CountDownLatch(1);
        steps.play("How?", run -> {
            followed.await();
            return Scripts.think(run, 3);
        });

        var run = world.ask(account, "How?");
        var feed = world.follow(account, run);
        followed.countDown();
        var finished = feed.await(RunFinished.class);

        assertThat(finished.outcome().state()).isEqualTo(RunState.ANSWERED);
        assertThat(feed.heard).filteredOn(StepCompleted.class::isInstance).hasSize(4);
        var details = world.runs.find(account, run).orElseThrow();
        assertThat(details.run().state()).isEqualTo(RunState.ANSWERED);
        assertThat(details.reasoning()).hasSize(3);
        assertThat(details.answer()).isPresent();
        assertThat(details.systemPrompt()).contains("Think in steps.");
    }
}
