package dev.stepwise.run.feed;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.feed.RunFeed.Subscription;
import dev.stepwise.run.node.RunChange;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who on this node follows all runs of an account. */
final class AccountFollowers {

    private static final Logger LOG = LoggerFactory.getLogger(AccountFollowers.class);

    private final ConcurrentMap<AccountId, List<Follower>> accounts = new ConcurrentHashMap<>();

    /** Equal to itself alone, so that somebody may follow twice. */
    private static final class Follower {
        final Consumer<RunChange> changed;

        Follower(Consumer<RunChange> changed) {
            this.changed = changed;
        }
    }

    Subscription add(AccountId account, Consumer<RunChange> changed) {
        var own = new Follower(changed);
        accounts.compute(account, (_, known) -> {
            var followers = known == null ? new CopyOnWriteArrayList<Follower>() : known;
            followers.add(own);
            return followers;
        });
        return () -> accounts.computeIfPresent(account, (_, followers) -> {
            followers.remove(own);
            return followers.isEmpty() ? null : followers;
        });
    }

    void tell(RunChange change) {
        for (var follower : accounts.getOrDefault(change.account(), List.of())) {
            tell(follower, change);
        }
    }

    /** What a follower throws ends here. */
    private static void tell(Follower follower, RunChange change) {
        try {
            follower.changed.accept(change);
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("An observer of an account's runs failed");
        }
    }

    Set<AccountId> accounts() {
        return Set.copyOf(accounts.keySet());
    }
}
