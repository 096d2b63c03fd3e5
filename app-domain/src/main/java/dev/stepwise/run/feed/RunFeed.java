package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.node.RunChange;
import java.util.Optional;
import java.util.function.Consumer;

/** The live view of runs. Whoever follows may come and go at will; a run never depends on it. */
public interface RunFeed {

    /**
     * Follows a run; the snapshot is told before this returns. Empty if the account has no such run.
     *
     * @throws dev.stepwise.run.node.DatabaseAway at once, if the database does not answer
     */
    Optional<Subscription> follow(AccountId account, RunId run, RunObserver observer);

    /** Tells of the account's runs that are queued, claimed or ended from now on. */
    Subscription followAll(AccountId account, Consumer<RunChange> changed);

    /** Ends the following; closing it again does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
