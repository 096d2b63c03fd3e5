package dev.stepwise.run.execution;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Directive;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.feed.RunChannel;
import dev.stepwise.run.persistence.ClaimedRun;
import dev.stepwise.run.persistence.DirectiveReader;
import dev.stepwise.run.persistence.RunJournal;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.run.reasoning.RunTakenOver;
import dev.stepwise.settings.RunSettings;
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
    private final DirectiveReader reader;
    private final RunChannel channel;
    private final Directives directives;
    private final PatientStoring storing;
    private RunSettings settings;
    private @Nullable StepRef place;

    /** The last directive that was told before the step in the making was asked for. */
    private int toldBeforeStep;

    OwnedRun(ClaimedRun run, RunJournal journal, DirectiveReader reader, RunChannel channel, Directives directives) {
        this.run = run;
        this.journal = journal;
        this.reader = reader;
        this.channel = channel;
        this.directives = directives;
        settings = run.settings();
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
        return settings;
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
    public List<Attempt> earlierAttempts(StepRef step) {
        return run.earlierAttempts().getOrDefault(step, List.of());
    }

    @Override
    public Duration workedBefore() {
        return run.workedBefore();
    }

    @Override
    public List<GivenDirective> heeded() {
        return run.directives().stream().filter(given -> !given.isPending()).toList();
    }

    @Override
    public void emit(RunEvent.Reasoned event) {
        switch (event) {
            case RunEvent.TextStreamed text -> channel.stream(text);
            case RunEvent.LoggedReasoning logged -> {
                if (logged instanceof RunEvent.AttemptStarted started) {
                    begin(started.attempt().step());
                }
                int seq = storing.store(again -> store(logged, again));
                channel.tell(run.account(), List.of(new RunLogEntry(seq, logged)));
                if (logged instanceof RunEvent.AttemptRejected rejected) {
                    settings = rejected.end().wentOn().map(settings::at).orElse(settings);
                }
            }
        }
    }

    /** What is told during a step's later attempts stands in the user turn of the step after it. */
    private void begin(StepRef step) {
        if (!step.equals(place)) {
            place = step;
            toldBeforeStep = directives.told();
        }
    }

    /** While this try waited for the one before, of which nothing was heard, that one may have come through. */
    private int store(RunEvent.LoggedReasoning event, boolean again) {
        if (again) {
            var stored = journal.find(run.claim(), event);
            if (stored.isPresent()) {
                return stored.getAsInt();
            }
        }
        try {
            return journal.write(run.claim(), event, new RunJournal.Heeded(toldBeforeStep, directives.told()));
        } catch (RunTakenOver | DataIntegrityViolationException refused) {
            if (!again) {
                throw refused;
            }
            return journal.find(run.claim(), event).orElseThrow(() -> refused);
        }
    }

    @Override
    public Directive next() {
        // Another node may have stored one, and another claim may have ended this one.
        directives.add(storing.store(_ -> reader.since(directives.known())));
        return directives.next();
    }

    @Override
    public Listening listen(Consumer<Directive> listener) {
        return directives.listen(listener);
    }
}
