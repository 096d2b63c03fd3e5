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
 * Allows ten tries to log in for each name, whether an account has that name or not. They come back all at once, 15 minutes after
 * the first; a login that succeeds gives them back at once.
 */
@Component
class LoginTries {

    static final int TRIES = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int NAMES_KEPT = 100_000;

    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(NAMES_KEPT)
            .expireAfterAccess(WINDOW)
            .build();

    @Autowired
    LoginTries() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    LoginTries(TimeMeter clock) {
        this.clock = clock;
    }

    /** Takes a try; if none is left, how long until the next one. */
    Optional<Duration> take(String name) {
        var probe = buckets.get(key(name), _ -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Gives one back that was not looked at. */
    void giveBack(String name) {
        buckets.get(key(name), _ -> newBucket()).addTokens(1);
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

    /** Names that no account can have share one bucket, so that they cost no memory. */
    private static String key(String name) {
        return name.length() > AccountService.USERNAME_LIMIT ? "" : name.toLowerCase(Locale.ROOT);
    }
}
