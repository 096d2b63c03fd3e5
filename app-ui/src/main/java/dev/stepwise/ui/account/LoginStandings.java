package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginStanding;
import dev.stepwise.run.node.DatabaseWatch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Whether logins are still good: the account is there, is not disabled, and has the role and the password that it had. What was read is
 * believed for two seconds, so that a busy page costs no query for each request. A login is ended only by what was read just now.
 */
@Component
class LoginStandings {

    private static final Duration BELIEVED = Duration.ofSeconds(2);

    /** While one request waits for the database, others of the account go by what is known, if it is not older than this. */
    private static final Duration BELIEVED_WHILE_READING = Duration.ofSeconds(10);

    /** Accounts that are kept in memory; what was read is read again when there are more. */
    private static final int MOST = 10_000;

    private final LoginAccounts accounts;
    private final DatabaseWatch database;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<AccountId, Known> known = new ConcurrentHashMap<>();
    private final Set<AccountId> reading = ConcurrentHashMap.newKeySet();

    @Autowired
    LoginStandings(LoginAccounts accounts, DatabaseWatch database) {
        this(accounts, database, System::nanoTime);
    }

    LoginStandings(LoginAccounts accounts, DatabaseWatch database, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.database = database;
        this.nanoTime = nanoTime;
    }

    /** @param at when it was asked for, in nanoseconds */
    private record Known(Optional<LoginStanding> standing, long at) {

        static Known newer(Known one, Known other) {
            return one.at - other.at > 0 ? one : other;
        }
    }

    /** Whether the login is good. While the database does not answer it is, for nothing can be done with it. */
    boolean isGood(AccountPrincipal login) {
        var account = login.accountId();
        var believed = known.get(account);
        if (!isYounger(believed, BELIEVED)) {
            believed = readInTurn(account, believed);
        }
        var wanted = Optional.of(login.standing());
        if (believed == null || believed.standing().equals(wanted)) {
            return true;
        }
        // the login may be newer than what was read
        return read(List.of(account))
                .map(found -> Optional.ofNullable(found.get(account)).equals(wanted))
                .orElse(true);
    }

    private @Nullable Known readInTurn(AccountId account, @Nullable Known before) {
        if (reading.add(account)) {
            try {
                read(List.of(account));
            } finally {
                reading.remove(account);
            }
        } else if (!isYounger(before, BELIEVED_WHILE_READING)) {
            read(List.of(account));
        }
        return known.get(account);
    }

    private boolean isYounger(@Nullable Known one, Duration age) {
        return one != null && nanoTime.getAsLong() - one.at() < age.toNanos();
    }

    /** Reads anew how these accounts stand, with one query; empty if the database does not answer. */
    Optional<Map<AccountId, LoginStanding>> read(Collection<AccountId> wanted) {
        if (database.isAway()) {
            return Optional.empty();
        }
        try {
            long now = nanoTime.getAsLong();
            var found = wanted.isEmpty() ? Map.<AccountId, LoginStanding>of() : accounts.standings(wanted);
            if (known.size() + wanted.size() > MOST) {
                known.clear();
            }
            wanted.forEach(account ->
                    known.merge(account, new Known(Optional.ofNullable(found.get(account)), now), Known::newer));
            return Optional.of(found);
        } catch (DataAccessException | TransactionException unread) {
            // the database has just gone, and its own watch says so soon; or no connection was free
            return Optional.empty();
        }
    }

    /** Has the next look at the account's logins read anew. */
    void forget(AccountId account) {
        known.remove(account);
    }
}
