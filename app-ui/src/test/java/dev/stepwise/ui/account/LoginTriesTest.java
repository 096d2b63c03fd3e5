package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginTriesTest {

    private final SettableTime time = new SettableTime();
    private final LoginTries tries = new LoginTries(time);

    @Test
    void the_eleventh_try_is_refused_and_says_how_long() {
        takeAll("mira");
        time.advance(Duration.ofMinutes(4));
        assertThat(tries.take("mira")).hasValue(Duration.ofMinutes(11));
    }

    @Test
    void a_refused_try_does_not_make_the_wait_longer() {
        takeAll("mira");
        tries.take("mira");
        time.advance(Duration.ofMinutes(15));
        assertThat(tries.take("mira")).isEmpty();
    }

    @Test
    void capitals_do_not_give_further_tries() {
        takeAll("mira");
        assertThat(tries.take("MIRA")).isPresent();
    }

    @Test
    void other_names_have_tries_of_their_own() {
        takeAll("mira");
        assertThat(tries.take("boris")).isEmpty();
    }

    @Test
    void names_too_long_for_any_account_share_their_tries() {
        for (int n = 0; n < LoginTries.TRIES; n++) {
            assertThat(tries.take("x".repeat(100 + n))).isEmpty();
        }
        assertThat(tries.take("y".repeat(1_000_000))).isPresent();
    }

    @Test
    void a_login_gives_the_tries_back() {
        takeAll("mira");
        tries.forget("Mira");
        assertThat(tries.take("mira")).isEmpty();
    }

    private void takeAll(String name) {
        for (int n = 0; n < LoginTries.TRIES; n++) {
            assertThat(tries.take(name)).isEmpty();
        }
    }

    private static final class SettableTime implements TimeMeter {

        private long nanos;

        void advance(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
