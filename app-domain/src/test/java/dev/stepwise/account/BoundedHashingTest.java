package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.password.PasswordEncoder;

@Timeout(60)
class BoundedHashingTest {

    private static final int AT_A_TIME = 2;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Watched watched = new Watched();

    @Test
    void no_more_are_hashed_at_a_time_than_may_be_and_all_have_their_turn() throws Exception {
        var hashing = new BoundedHashing(watched, AT_A_TIME, LONG);
        watched.goOn.countDown();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 50)
                    .mapToObj(_ -> people.submit(() -> hashing.matches("right", "right")))
                    .toList();
            for (Future<Boolean> one : new ArrayList<>(all)) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(watched.most.get()).isLessThanOrEqualTo(AT_A_TIME);
    }

    @Test
    void whoever_waits_for_too_long_is_refused_and_the_next_one_is_not() throws Exception {
        var hashing = new BoundedHashing(watched, AT_A_TIME, Duration.ofMillis(1));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> hashing.encode("a"));
            var second = people.submit(() -> hashing.encode("b"));
            watched.begun.await();
            assertThatThrownBy(() -> hashing.encode("c")).isInstanceOf(HashingBusy.class);
            assertThatThrownBy(() -> hashing.matches("c", "c")).isInstanceOf(HashingBusy.class);
            watched.goOn.countDown();
            assertThat(first.get()).isEqualTo("a");
            assertThat(second.get()).isEqualTo("b");
        }
        assertThat(hashing.matches("d", "d")).isTrue();
        assertThat(hashing.matches("d", "e")).isFalse();
    }

    @Test
    void no_carrier_of_virtual_threads_is_held() throws Exception {
        var hashing = new BoundedHashing(watched, AT_A_TIME, LONG);
        watched.goOn.countDown();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            people.submit(() -> hashing.encode("a")).get();
        }
        assertThat(watched.onVirtual.get()).isZero();
    }

    @Test
    void what_the_encoder_refuses_is_told_as_it_is() {
        watched.goOn.countDown();
        var hashing = new BoundedHashing(watched, 1, LONG);
        for (int n = 0; n < 3; n++) {
            assertThatThrownBy(() -> hashing.encode(null)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Hashes to the password itself, as soon as the test says so. */
    private static final class Watched implements PasswordEncoder {

        private final CountDownLatch begun = new CountDownLatch(AT_A_TIME);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger onVirtual = new AtomicInteger();

        @Override
        public String encode(@Nullable CharSequence password) {
            if (Thread.currentThread().isVirtual()) {
                onVirtual.incrementAndGet();
            }
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                now.decrementAndGet();
            }
            if (password == null) {
                throw new IllegalArgumentException("There is no password");
            }
            return password.toString();
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return encode(password).equals(hash);
        }
    }
}
