package dev.stepwise.ui.account;

import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.run.node.DatabaseWatch;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Writes down that logins are used, each once a minute at most: an open page says by itself every five minutes that it is there. */
@Component
class LoginUses {

    private static final Logger log = LoggerFactory.getLogger(LoginUses.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    /** Logins that are kept in memory. */
    private static final int MOST = 10_000;

    private final LoginSessions logins;
    private final DatabaseWatch database;
    private final ConcurrentMap<LoginSessionId, Instant> written = new ConcurrentHashMap<>();

    LoginUses(LoginSessions logins, DatabaseWatch database) {
        this.logins = logins;
        this.database = database;
    }

    /** Nothing becomes of it while the database does not answer. */
    void used(LoginSessionId login, HttpServletRequest request) {
        var now = Instant.now();
        if (isDue(login, now) && !database.isAway()) {
            try {
                logins.used(login, request.getRemoteAddr(), now);
            } catch (DataAccessException unwritten) {
                log.atDebug().log("That a login was used could not be written down");
            }
        }
    }

    private boolean isDue(LoginSessionId login, Instant now) {
        if (written.size() > MOST) {
            written.clear();
        }
        var before = Optional.ofNullable(written.get(login));
        if (before.filter(now.minus(INTERVAL)::isBefore).isPresent()) {
            return false;
        }
        written.put(login, now);
        return true;
    }
}
