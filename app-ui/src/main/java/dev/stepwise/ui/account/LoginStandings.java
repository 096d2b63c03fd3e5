package dev.stepwise.ui.account;

import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.account.Role;
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
 * Whether logins are still good: none has ended, the account is not disabled, and it has the role that it had. What was read is
 * believed for two seconds, so that a busy page costs no query for each request. A login is ended only by what was read just now.
 */
@Component
class LoginStandings {

    private static final Duration BELIEVED = Duration.ofSeconds(2);

    /** While one request waits for the database, others of the login go by what is known, if it is not older than this. */
    private static final Duration BELIEVED_WHILE_READING = Duration.ofSeconds(10);

    /** Logins that are kept in memory; what was read is read again when there are more. */
    private static final int MOST = 10_000;

    private final LoginSessions logins;
    private final DatabaseWatch database;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<LoginSessionId, Known> known = new ConcurrentHashMap<>();
    private final Set<LoginSessionId> reading = ConcurrentHashMap.newKeySet();

    @Autowired
    LoginStandings(LoginSessions logins, DatabaseWatch database) {
        this(logins, database, System::nanoTime);
    }

    LoginStandings(LoginSessions logins, DatabaseWatch database, LongSupplier nanoTime) {
        this.logins = logins;
        this.database = database;
        this.nanoTime = nanoTime;
    }

    /** @param at when it was asked for, in nanoseconds */
    private record Known(Optional<Role> role, long at) {

        static Known newer(Known one, Known other) {
            return one.at - other.at > 0 ? one : other;
        }
    }

    /** Whether the login is good. While the database does not answer it is, for nothing can be done with it. */
    boolean isGood(AccountPrincipal principal) {
        var login = principal.loginSession();
        var believed = known.get(login);
        if (!isYounger(believed, BELIEVED)) {
            believed = readInTurn(login, believed);
        }
        var wanted = Optional.of(principal.role());
        if (believed == null || believed.role().equals(wanted)) {
            return true;
        }
        // its role may be newer than what was read
        return read(List.of(login))
                .map(found -> Optional.ofNullable(found.get(login)).equals(wanted))
                .orElse(true);
    }

    private @Nullable Known readInTurn(LoginSessionId login, @Nullable Known before) {
        if (reading.add(login)) {
            try {
                read(List.of(login));
            } finally {
                reading.remove(login);
            }
        } else if (!isYounger(before, BELIEVED_WHILE_READING)) {
            read(List.of(login));
        }
        return known.get(login);
    }

    private boolean isYounger(@Nullable Known one, Duration age) {
        return one != null && nanoTime.getAsLong() - one.at() < age.toNanos();
    }

    /** Reads anew the roles of the accounts whose logins are good, with one query; empty if the database does not answer. */
    Optional<Map<LoginSessionId, Role>> read(Collection<LoginSessionId> wanted) {
        if (database.isAway()) {
            return Optional.empty();
        }
        try {
            long now = nanoTime.getAsLong();
            var found = wanted.isEmpty() ? Map.<LoginSessionId, Role>of() : logins.good(wanted);
            if (known.size() + wanted.size() > MOST) {
                known.clear();
            }
            wanted.forEach(
                    login -> known.merge(login, new Known(Optional.ofNullable(found.get(login)), now), Known::newer));
            return Optional.of(found);
        } catch (DataAccessException | TransactionException unread) {
            // the database has just gone, and its own watch says so soon; or no connection was free
            return Optional.empty();
        }
    }

    /** Has the next look at the login read anew. */
    void forget(LoginSessionId login) {
        known.remove(login);
    }
}
