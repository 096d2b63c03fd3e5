package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import dev.stepwise.fixture.StoredServicesTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

@StoredServicesTest
class OwnPasswordTest extends AdministeredAccounts {

    @Autowired
    LoginTryRows tries;

    @Autowired
    PasswordChange change;

    private Actor grace;

    @BeforeEach
    void there_is_a_user() {
        grace = create("grace", "Grace", Role.USER).actor();
    }

    @Test
    void everybody_changes_their_own_password_with_the_old_one() {
        assertThat(accounts.changePassword(grace, LoginSessionId.random(), ANOTHER, ANOTHER))
                .isEqualTo(new ChangePasswordResult.WrongPassword());
        assertThat(accounts.changePassword(grace, LoginSessionId.random(), PASSWORD, "short"))
                .isEqualTo(new PasswordTooShort(7));
        assertThat(accounts.changePassword(grace, LoginSessionId.random(), PASSWORD, ANOTHER))
                .isEqualTo(new ChangePasswordResult.Changed());
        var credentials = logins.credentials("grace").orElseThrow();
        assertThat(encoder.matches(ANOTHER, credentials.passwordHash())).isTrue();
        assertThat(credentials.loginGeneration()).isEqualTo(1);
    }

    @Test
    void after_ten_wrong_old_passwords_even_the_right_one_is_refused() {
        for (int attempt = 0; attempt < LoginTries.TRIES; attempt++) {
            assertThat(accounts.changePassword(grace, LoginSessionId.random(), "wrong", ANOTHER))
                    .isEqualTo(new ChangePasswordResult.WrongPassword());
        }
        assertThat(accounts.changePassword(grace, LoginSessionId.random(), PASSWORD, ANOTHER))
                .isInstanceOf(ChangePasswordResult.TooManyTries.class);
    }

    @Test
    void a_password_that_nobody_looked_at_is_not_counted() throws Exception {
        var held = new Held();
        var hashing = new BoundedHashing(held, 1, Duration.ZERO);
        var rules = new PasswordRules(hashing);
        var busy = new StoredAccounts(repository, new OwnPassword(logins, rules, tries), rules, change);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = people.submit(() -> hashing.encode(PASSWORD));
            held.begun.await();
            try {
                for (int attempt = 0; attempt <= LoginTries.TRIES; attempt++) {
                    assertThatExceptionOfType(HashingBusy.class)
                            .isThrownBy(() -> busy.changePassword(grace, LoginSessionId.random(), PASSWORD, ANOTHER));
                }
            } finally {
                held.goOn.countDown();
            }
            other.get();
        }

        assertThat(accounts.changePassword(grace, LoginSessionId.random(), PASSWORD, ANOTHER))
                .isEqualTo(new ChangePasswordResult.Changed());
    }

    /** Hashes nothing before the test says so. */
    private static final class Held implements PasswordEncoder {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return false;
        }
    }
}
