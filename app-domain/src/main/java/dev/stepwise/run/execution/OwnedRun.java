package dev.stepwise.run.execution;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunSettings;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.feed.RunChannel;
import dev.stepwise.run.persistence.ClaimedRun;
import dev.stepwise.run.persistence.RunJournal;
import dev.stepwise.run.reasoning.Directive;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.run.reasoning.RunTakenOver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** A run that this node has claimed. */
final class OwnedRun implements RunContext {

    private final ClaimedRun run;
    private final RunJournal journal;
    private final RunChannel channel;
    private final Directives directives;
    private final PatientStoring storing;
    private @Nullable StepRef place;

    OwnedRun(ClaimedRun run, RunJournal journal, RunChannel channel, Directives directives) {
        this.run = run;
        this.journal = journal;
        this.channel = channel;
        this.directives = directives;
        this.storing = new PatientStoring(directives);
    }

    /** Where the last call was made; empty before the first one under this claim. */
    Optional<StepRef> place() {
        return Optional.ofNullable(place);
    }

    @Override
    public RunId runId() {
        return run.claim().run();
    }

    @Override
    public String question() {
        return run.question();
    }

    @Override
    public RunSettings settings() {
        return run.settings();
    }

    @Override
    public Optional<String> systemPrompt() {
        return run.systemPrompt();
    }

    @Override
    public List<CompletedStep> steps() {
        return run.steps();
    }

    @Override
    public Optional<ThinkingEnd> thinkingEnd() {
        return run.thinkingEnd();
    }

    @Override
    public int lastAttempt(StepRef step) {
        return run.lastAttempts().getOrDefault(step, 0);
    }

    @Override
    public List<Attempt> attempts(StepRef step) {
        return run.attempts().getOrDefault(step, List.of());
    }

    @Override
    public Duration workedBefore() {
        return run.workedBefore();
    }

    @Override
    public void emit(RunEvent.Reasoned event) {
        var claim = run.claim();
        switch (event) {
            case RunEvent.TextStreamed text -> channel.stream(text);
            case RunEvent.AttemptStarted started -> {
                place = started.attempt().step();
                storeAndTell(started, () -> journal.write(claim, started));
            }
            case RunEvent.AttemptRejected rejected -> storeAndTell(rejected, () -> journal.write(claim, rejected));
            case RunEvent.StepCompleted completed -> storeAndTell(completed, () -> journal.write(claim, completed));
            case RunEvent.ThinkingEnded ended -> storeAndTell(ended, () -> journal.write(claim, ended));
        }
    }

    private void storeAndTell(RunEvent.Reasoned event, Runnable store) {
        storing.store(again -> channel.change(() -> {
            if (!again || !journal.holds(run.claim(), event)) {
                storeOnce(event, store, again);
            }
            channel.tell(run.account(), event);
            return event;
        }));
    }

    /** While this try waited for the one before, of which nothing was heard, that one may have come through. */
    private void storeOnce(RunEvent.Reasoned event, Runnable store, boolean again) {
        try {
            store.run();
        } catch (RunTakenOver | DataIntegrityViolationException stored) {
            if (!again || !journal.holds(run.claim(), event)) {
                throw stored;
            }
        }
    }

    @Override
    public Directive next() {
        // Another node may have been asked to stop the run, and another claim may have ended this one.
        if (storing.store(_ -> journal.stopRequested(run.claim()))) {
            directives.stop();
        }
        return directives.waiting().orElseGet(Directive.Continue::new);
    }

    @Override
    public Listening listen(Consumer<Directive> listener) {
        return directives.listen(listener);
    }
}
