package dev.stepwise.run.persistence;

import dev.stepwise.account.AccountDisabled;
import dev.stepwise.account.AccountId;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.DirectiveResult;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do to runs, as it is stored. A method takes part in the caller's transaction, or makes a short one of its own. */
@Component
@Transactional
public class RunStore {

    private final EntityManager entities;
    private final RunRows runs;
    private final QuestionRows questions;
    private final PromptRows prompts;
    private final DirectiveRows directives;
    private final RunLogWriter log;
    private final SearchIndexer index;
    private final RunQueue queue;

    RunStore(
            EntityManager entities,
            RunRows runs,
            QuestionRows questions,
            PromptRows prompts,
            DirectiveRows directives,
            RunLogWriter log,
            SearchIndexer index,
            RunQueue queue) {
        this.entities = entities;
        this.runs = runs;
        this.questions = questions;
        this.prompts = prompts;
        this.directives = directives;
        this.log = log;
        this.index = index;
        this.queue = queue;
    }

    /** Stores a question and its runs, which are queued. */
    public AskResult.Asked ask(AccountId account, String text, List<NewRun> newRuns, Instant now) {
        var question = new StoredQuestion(account, text, now);
        entities.persist(question);
        questions.indexForSearch(question.id);
        index.wakeAfterCommit();
        var ids = new ArrayList<RunId>();
        for (var run : newRuns) {
            ids.add(add(question, ids.size() + 1, null, run, now));
        }
        return new AskResult.Asked(question.questionId(), ids);
    }

    /** The question of the account's run. */
    @Transactional(readOnly = true)
    public Optional<String> question(AccountId account, RunId run) {
        return runs.withQuestion(account.value(), run.value()).map(found -> found.question.text);
    }

    /** Stores another run of the question that the account's run belongs to, and queues it. */
    public Optional<RunId> runAgain(AccountId account, RunId run, NewRun newRun, Instant now) {
        return runs.withQuestion(account.value(), run.value()).map(source -> {
            var question = questions.hold(source.question.id).orElseThrow();
            return add(question, runs.lastOrdinal(question.id) + 1, source.id, newRun, now);
        });
    }

    private RunId add(StoredQuestion question, int ordinal, @Nullable UUID stemsFrom, NewRun run, Instant now) {
        run.systemPrompt().ifPresent(prompt -> prompts.store(StoredPrompt.hashOf(prompt), prompt));
        var stored = new StoredRun(question, ordinal, stemsFrom, run, now);
        entities.persist(stored);
        runs.flush();
        queue.assignTurn(stored.id);
        log.queued(stored.id, now);
        return stored.runId();
    }

    /** Throws {@link AccountDisabled} if the account may begin no runs; else nobody disables it until the caller's transaction ends. */
    public void requireEnabled(AccountId account) {
        if (questions.holdEnabled(account.value()).isEmpty()) {
            throw new AccountDisabled();
        }
    }

    /** How many of the account's runs are queued or running. */
    @Transactional(readOnly = true)
    public int outstanding(AccountId account) {
        return runs.outstanding(account.value());
    }

    /** How many runs are queued or running for the endpoint. */
    @Transactional(readOnly = true)
    public int outstanding(EndpointId endpoint) {
        return runs.outstandingAt(endpoint.value());
    }

    /**
     * What became of a directive.
     *
     * @param directives all of the run's, as they are now stored
     * @param told what the run's log says of it; nothing if it changes nothing
     */
    public record Given(DirectiveResult result, List<GivenDirective> directives, List<RunLogEntry> told) {

        private static Given nothing(DirectiveResult result) {
            return new Given(result, List.of(), List.of());
        }
    }

    /** Stores a directive for the account's run; at most so many may be pending. A stop ends a queued run. */
    public Given give(AccountId account, RunId run, Directive.Given directive, int most, Instant now) {
        var held = runs.hold(account.value(), run.value());
        if (held.isEmpty()) {
            return Given.nothing(DirectiveResult.NOT_FOUND);
        }
        var found = held.get();
        if (found.state.isEnd()) {
            return Given.nothing(DirectiveResult.RUN_ENDED);
        }
        var before =
                directives.of(found.id).stream().map(StoredDirective::given).toList();
        var pending = before.stream().filter(GivenDirective::isPending).toList();
        boolean isStop = directive instanceof Directive.Stop;
        if (isStop && pending.stream().anyMatch(given -> given.directive() instanceof Directive.Stop)) {
            return new Given(DirectiveResult.STORED, before, List.of());
        }
        if (!isStop && pending.size() >= most) {
            return Given.nothing(DirectiveResult.TOO_MANY);
        }
        var id = new StoredDirective.Id(found.id, before.size() + 1);
        var stored = new StoredDirective(id, directive, now);
        entities.persist(stored);
        var told = new ArrayList<RunLogEntry>();
        told.add(log.given(found.id, new RunEvent.DirectiveGiven(id.number(), directive), now));
        if (isStop && found.state == RunState.QUEUED) {
            var outcome = new RunOutcome.Stopped();
            found.end(outcome, now);
            runs.flush();
            directives.heedStops(found.id, found.nextStep);
            told.add(log.ended(found.id, outcome, now));
        }
        var all = new ArrayList<>(before);
        all.add(stored.given());
        return new Given(DirectiveResult.STORED, all, told);
    }

    /** @param cause empty if it was stopped */
    public record Ended(EndpointId endpoint, Optional<Cause> cause) {}

    /** The account's run, if it has failed or was stopped; it stays so until the caller's transaction ends. */
    public Optional<Ended> holdEnded(AccountId account, RunId run) {
        return ended(account, run)
                .map(found -> new Ended(
                        new EndpointId(found.settings.endpointId()),
                        Optional.ofNullable(found.failureCause).filter(_ -> found.state == RunState.FAILED)));
    }

    /** Queues the account's run again if it failed or was stopped; the end that it had stays in its log. Returns what that says of it. */
    public Optional<RunLogEntry> goOn(AccountId account, RunId run, Instant now) {
        return ended(account, run).map(found -> {
            directives.heedStops(found.id, found.nextStep);
            found.takeUpAgain(now);
            runs.flush();
            queue.assignTurn(found.id);
            return log.queued(found.id, now);
        });
    }

    private Optional<StoredRun> ended(AccountId account, RunId run) {
        return runs.hold(account.value(), run.value())
                .filter(found -> found.state.isEnd() && found.state.canTransitionTo(RunState.QUEUED));
    }
}
