package dev.stepwise.run;

import dev.stepwise.account.Actor;
import dev.stepwise.settings.SettingsDraft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person can do with runs. Every method acts on runs that the actor or the access has a right to; any other run is like none. While the database
 * does not answer, each throws {@link dev.stepwise.run.node.DatabaseAway} at once; what begins a run throws {@link dev.stepwise.account.AccountDisabled}
 * for an account that may log in no more.
 */
public interface RunService {

    /** Characters (UTF-16 units) that a question may have. */
    int QUESTION_LIMIT = 100_000;

    /** Stores a question with a run for each of the settings, and queues them: all or none. U+0000 and lone surrogates become U+FFFD. */
    AskResult ask(Actor actor, String question, List<SettingsDraft> settings);

    /** Queues another run of the question that the given run belongs to. */
    RunAgainResult runAgain(Actor actor, RunId run, SettingsDraft settings);

    /** How many directives of a run may wait to be heeded. */
    int DIRECTIVE_LIMIT = 100;

    /** Gives a run a directive from anywhere. U+0000 and lone surrogates of a hint become U+FFFD. */
    DirectiveResult give(Actor actor, RunId run, Directive.Given directive);

    /** Ends a run from anywhere; its steps are kept. Asking twice is harmless. */
    default DirectiveResult stop(Actor actor, RunId run) {
        return give(actor, run, new Directive.Stop());
    }

    /** Ends all of the actor's runs that have not ended. */
    void stopAll(Actor actor);

    /** Queues a failed or stopped run once more, to go on after its last kept step. */
    GoOnResult goOn(Actor actor, RunId run);

    /** How many queued runs come before this one; empty if it is not queued. */
    OptionalInt placeInQueue(RunAccess access);

    /** The run as it is stored. */
    Optional<RunDetails> find(RunAccess access);
}
