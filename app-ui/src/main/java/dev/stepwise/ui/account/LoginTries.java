package dev.stepwise.ui.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stepwise.account.AccountService;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Allows ten tries to log in for each name within any 15 minutes, whether an account has that name or not. Tries come back one by
 * one; a login that succeeds gives all of them back.
 */
@Component
class LoginTries {

    static final int TRIES = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int NAMES_KEPT = 100_000;

    private final AccountService accounts;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(NAMES_KEPT)
            .expireAfterAccess(WINDOW)
            .build();

    @Autowired
    LoginTries(AccountService accounts) {
        this(accounts, TimeMeter.SYSTEM_NANOTIME);
    }

    LoginTries(AccountService accounts, TimeMeter clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Takes a try; if none is left, how long until the next one. */
    Optional<Duration> take(String name) {
        var probe = buckets.get(key(name), _ -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Gives the tries back after a login. */
    void forget(String name) {
        buckets.invalidate(key(name));
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(TRIES).refillIntervally(TRIES, WINDOW))
                .withCustomTimePrecision(clock)
                .build();
    }

    /** The database decides which spellings are one account; names that no account can have share one bucket. */
    private String key(String name) {
        if (name.length() > AccountService.USERNAME_LIMIT) {
            return "";
        }
        var known = accounts.credentials(name).map(found -> found.account().username());
        return known.orElse(name).toLowerCase(Locale.ROOT);
    }
}
