package dev.stepwise.account;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes few passwords at a time, for each takes a processor and 19 MB for a while: many at once would leave neither to anything else. Who
 * comes too many waits, but not for ever. It is done on threads of its own: on virtual ones it would hold the carriers, of which all other
 * requests have need.
 */
final class BoundedHashing implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Duration patience;
    private final Semaphore places;
    private final ExecutorService threads;

    /**
     * @param atATime how many are hashed at a time
     * @param patience how long one waits at most
     */
    BoundedHashing(PasswordEncoder encoder, int atATime, Duration patience) {
        this.encoder = encoder;
        this.patience = patience;
        places = new Semaphore(atATime, true);
        threads = Executors.newFixedThreadPool(
                atATime,
                Thread.ofPlatform().daemon().name("password-hashing-", 1).factory());
    }

    /** @throws HashingBusy if the wait was too long */
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    /** @throws HashingBusy if the wait was too long */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(inTurn(() -> encoder.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T extends @Nullable Object> T inTurn(Callable<T> hashing) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HashingBusy();
            }
            try {
                return threads.submit(hashing).get();
            } finally {
                places.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HashingBusy();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failed.getCause());
        }
    }
}
