package dev.stepwise.run.feed;

import dev.stepwise.account.Actor;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.node.RunChange;
import java.util.Optional;
import java.util.function.Consumer;

/** The live view of runs. Whoever follows may come and go at will; a run never depends on it. */
public interface RunFeed {

    /**
     * Follows a run; the snapshot is delivered before this returns. Empty without a right to look at it.
     *
     * @throws dev.stepwise.run.node.DatabaseAway at once, if the database does not answer
     */
    Optional<Subscription> follow(RunAccess access, RunObserver observer);

    /** Tells of the actor's own runs that are queued, claimed or ended from now on. */
    Subscription followAll(Actor actor, Consumer<RunChange> changed);

    /** Ends the following; closing it again does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
