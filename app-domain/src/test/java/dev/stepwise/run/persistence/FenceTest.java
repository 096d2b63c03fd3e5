package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.RunJournal.Heeded.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.account.Actor;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.AttemptRejected;
import dev.stepwise.run.RunEvent.AttemptStarted;
import dev.stepwise.run.RunEvent.StepCompleted;
import dev.stepwise.run.RunEvent.ThinkingEnded;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.execution.RunDispatcher;
import dev.stepwise.run.fixture.RunTest;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.run.fixture.Scripts;
import dev.stepwise.run.node.NodeId;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class FenceTest {

    private static final AttemptRef FIRST = new AttemptRef(Scripts.reasoning(1), 1);

    @Autowired
    RunWorld world;

    @Autowired
    RunDispatcher dispatcher;

    @Autowired
    RunClaims claims;

    @Autowired
    RunQueue queue;

    @Autowired
    RunJournal journal;

    @Autowired
    DirectiveReader directives;

    Actor account;
    RunId run;

    @BeforeEach
    void a_queued_run() {
        dispatcher.pause();
        account = world.account();
        run = world.ask(account, context -> new RunOutcome.Stopped());
    }

    @AfterEach
    void goes_on() {
        dispatcher.resume();
    }

    private List<Claim> claimed() {
        return queue.claim(new NodeId(UUID.randomUUID()), List.of(run), Scripts.CALLED_AT).stream()
                .map(RunQueue.Started::claim)
                .toList();
    }

    private Claim claim() {
        return claimed().getFirst();
    }

    @Test
    void a_claim_adds_one_to_the_epoch() {
        assertThat(claim().epoch()).isOne();
        assertThat(claim().epoch()).isEqualTo(2);
    }

    @Test
    void a_void_claim_writes_nothing() {
        var old = claim();
        journal.write(old, started(FIRST), NONE);
        claim();
        var before = world.details(account, run);

        List<ThrowingCallable> writes = List.of(
                () -> journal.write(old, started(new AttemptRef(Scripts.reasoning(1), 2)), NONE),
                () -> journal.write(
                        old,
                        new AttemptRejected(
                                FIRST, new AttemptEnd(Cause.STALLED, CauseDetail.NONE, "x", "", Scripts.FIGURES)),
                        NONE),
                () -> journal.write(old, new StepCompleted(FIRST, Scripts.completed(FIRST.step())), NONE),
                () -> journal.write(old, new ThinkingEnded(ThinkingEnd.REPEATING), NONE),
                () -> claims.end(old, new RunOutcome.Stopped(), Scripts.CALLED_AT),
                () -> claims.release(old, Scripts.CALLED_AT),
                () -> directives.since(new DirectiveReader.Known(old, 0)));

        assertThat(writes).allSatisfy(write -> assertThatThrownBy(write).isInstanceOf(RunTakenOver.class));
        assertThat(world.details(account, run)).isEqualTo(before);
    }

    @Test
    void a_step_is_stored_once_and_in_its_turn() {
        var claim = claim();
        journal.write(claim, started(FIRST), NONE);
        var step = new StepCompleted(FIRST, Scripts.completed(FIRST.step()));
        var third = new AttemptRef(Scripts.reasoning(3), 1);
        journal.write(claim, started(third), NONE);
        journal.write(claim, step, NONE);

        assertThatThrownBy(() -> journal.write(claim, step, NONE)).isInstanceOf(RunTakenOver.class);
        assertThatThrownBy(() -> journal.write(claim, new StepCompleted(third, Scripts.completed(third.step())), NONE))
                .isInstanceOf(RunTakenOver.class);
        assertThat(world.details(account, run).steps()).hasSize(1);
    }

    @Test
    void an_earlier_attempt_can_be_kept_after_all() {
        var claim = claim();
        var second = new AttemptRef(Scripts.reasoning(1), 2);
        var end = new AttemptEnd(Cause.BAD_SHAPE, new CauseDetail.Technical("a list"), "[]", "", Scripts.FIGURES);
        journal.write(claim, started(FIRST), NONE);
        journal.write(claim, new AttemptRejected(FIRST, end), NONE);
        journal.write(claim, started(second), NONE);
        journal.write(claim, new AttemptRejected(second, end), NONE);

        journal.write(claim, new StepCompleted(FIRST, Scripts.completed(FIRST.step())), NONE);

        var details = world.details(account, run);
        assertThat(details.steps().getFirst().attempt()).isEqualTo(FIRST);
        assertThat(details.attempts())
                .extracting(attempt -> attempt.ending())
                .containsExactly(Attempt.Ending.ACCEPTED, Attempt.Ending.REJECTED);
    }

    @Test
    void a_run_that_is_handed_over_in_mid_call_has_no_open_attempt() {
        var claim = claim();
        journal.write(claim, started(FIRST), NONE);

        claims.release(claim, Scripts.CALLED_AT);

        var attempt = world.details(account, run).attempts().getFirst();
        assertThat(attempt.ending()).isEqualTo(Attempt.Ending.REJECTED);
        assertThat(attempt.cause()).contains(Cause.HANDED_OVER);
    }

    @Test
    void a_finished_run_cannot_be_claimed() {
        claims.end(claim(), new RunOutcome.Stopped(), Scripts.CALLED_AT);

        assertThat(claimed()).isEmpty();
    }

    private static AttemptStarted started(AttemptRef attempt) {
        return new AttemptStarted(attempt, CallChanges.NONE, Scripts.CALLED_AT);
    }
}
