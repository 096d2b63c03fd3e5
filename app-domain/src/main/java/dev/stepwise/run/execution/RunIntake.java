package dev.stepwise.run.execution;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.Directive;
import dev.stepwise.run.GoOnResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunAgainResult;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.RunService;
import dev.stepwise.run.persistence.NewRun;
import dev.stepwise.run.persistence.RunQueue;
import dev.stepwise.run.persistence.RunStore;
import dev.stepwise.settings.SettingsDraft;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what people ask for, all or nothing, and then has this node look into the queue. */
@Component
@Transactional
class RunIntake {

    private final RunStore store;
    private final RunQueue queue;
    private final RunDispatcher dispatcher;
    private final Strategies strategies;
    private final RandomGenerator seeds;
    private final RunAdmission admission;

    RunIntake(
            RunStore store,
            RunQueue queue,
            RunDispatcher dispatcher,
            Strategies strategies,
            @Qualifier("seeds") RandomGenerator seeds,
            RunAdmission admission) {
        this.admission = admission;
        this.store = store;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.strategies = strategies;
        this.seeds = seeds;
    }

    AskResult ask(AccountId account, String question, List<SettingsDraft> wanted) {
        store.requireEnabled(account);
        var settings = admission.placed(wanted);
        var tooMany = admission.tooMany(
                account, settings.stream().map(draft -> draft.endpoint().id()).toList());
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        var runs = settings.stream().map(draft -> prepare(question, draft)).toList();
        var asked = store.ask(account, question, runs, Moment.now());
        dispatcher.wakeAfterCommit();
        return asked;
    }

    RunAgainResult runAgain(AccountId account, RunId run, SettingsDraft wanted) {
        store.requireEnabled(account);
        var question = store.question(account, run);
        if (question.isEmpty()) {
            return new RunAgainResult.NotFound();
        }
        var settings = admission.placed(List.of(wanted)).getFirst();
        var tooMany = admission.tooMany(account, List.of(settings.endpoint().id()));
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        var again = store.runAgain(account, run, prepare(question.get(), settings), Moment.now());
        dispatcher.wakeAfterCommit();
        return again.<RunAgainResult>map(RunAgainResult.Started::new).orElseGet(RunAgainResult.NotFound::new);
    }

    RunStore.Given give(AccountId account, RunId run, Directive.Given directive) {
        return store.give(account, run, directive, RunService.DIRECTIVE_LIMIT, Moment.now());
    }

    /** What became of a wish to go on, and what the run's log says of it. */
    record Again(GoOnResult result, List<RunLogEntry> told) {}

    Again goOn(AccountId account, RunId run, Instant now) {
        store.requireEnabled(account);
        var ended = store.holdEnded(account, run).filter(admission::mayGoOn);
        if (ended.isEmpty()) {
            return new Again(new GoOnResult.NotPossible(), List.of());
        }
        var tooMany = admission.tooMany(account, List.of(ended.get().endpoint()));
        if (tooMany.isPresent()) {
            return new Again(tooMany.get(), List.of());
        }
        var told = store.goOn(account, run, now);
        dispatcher.wakeAfterCommit();
        return new Again(new GoOnResult.Queued(), told.stream().toList());
    }

    OptionalInt placeInQueue(RunAccess access) {
        return queue.place(access, admission.accountRunning());
    }

    private NewRun prepare(String question, SettingsDraft draft) {
        int seed = seeds.nextInt() & Integer.MAX_VALUE;
        return strategies.prepare(question, draft, seed);
    }
}
