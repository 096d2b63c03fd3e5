package dev.stepwise.ui.account;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginStanding;
import dev.stepwise.run.node.DatabaseWatch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Whether logins are still good: the account is there, is not disabled, and has the role and the password that it had. What was read is
 * believed for two seconds, so that a busy page costs no query for each request.
 */
@Component
class CurrentLogins {

    private static final long BELIEVED_NANOS = Duration.ofSeconds(2).toNanos();

    /** Accounts that are kept in memory; what was read is read again when there are more. */
    private static final int MOST = 10_000;

    private final LoginAccounts accounts;
    private final DatabaseWatch database;
    private final ConcurrentMap<AccountId, Read> standings = new ConcurrentHashMap<>();

    CurrentLogins(LoginAccounts accounts, DatabaseWatch database) {
        this.accounts = accounts;
        this.database = database;
    }

    private record Read(Optional<LoginStanding> standing, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < BELIEVED_NANOS;
        }
    }

    /** Whether the login is good. While the database does not answer it is what it was, for nothing can be done with it. */
    boolean isGood(AccountPrincipal login) {
        var known = standings.get(login.accountId());
        if (known == null || !known.isFresh()) {
            read(List.of(login.accountId()));
            known = standings.get(login.accountId());
        }
        return known == null || known.standing().equals(Optional.of(login.standing()));
    }

    /** Reads anew how these accounts stand, with one query. */
    void read(Collection<AccountId> wanted) {
        if (wanted.isEmpty() || database.isAway()) {
            return;
        }
        try {
            long now = System.nanoTime();
            var found = accounts.standings(wanted);
            if (standings.size() + wanted.size() > MOST) {
                standings.clear();
            }
            wanted.forEach(account -> standings.put(account, new Read(Optional.ofNullable(found.get(account)), now)));
        } catch (DataAccessException unread) {
            // the database has just gone, and its own watch says so soon
        }
    }
}
