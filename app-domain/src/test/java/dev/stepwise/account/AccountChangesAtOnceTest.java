package dev.stepwise.account;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.fixture.StoredServicesTest;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two changes of one account in two transactions neither undoes the other. */
@StoredServicesTest
class AccountChangesAtOnceTest extends AdministeredAccounts {

    private Actor grace;

    @BeforeEach
    void there_is_a_user() {
        grace = create("grace", "Grace", Role.USER).actor();
    }

    @Test
    void an_account_stays_disabled_whose_person_asks_a_question_at_that_moment() throws Exception {
        during(() -> accounts.rememberAlsoPlainAnswer(grace, true), () -> administration.disable(ada, grace.account()));

        assertThat(logins.credentials(grace.account())).isEmpty();
        assertThat(generation()).isOne();
        assertThat(accounts.find(grace).orElseThrow().alsoPlainAnswer()).isTrue();
    }

    @Test
    void a_password_that_is_set_stays_when_the_display_name_changes_at_that_moment() throws Exception {
        during(
                () -> accounts.changeDisplayName(grace, "G. Hopper"),
                () -> administration.setPassword(ada, grace.account(), ANOTHER));

        assertThat(encoder.matches(ANOTHER, hash())).isTrue();
        assertThat(generation()).isOne();
        assertThat(accounts.find(grace).orElseThrow().displayName()).isEqualTo("G. Hopper");
    }

    @Test
    void a_password_that_a_person_changes_stays_when_the_account_is_renamed_at_that_moment() throws Exception {
        var changed = during(
                () -> administration.rename(ada, grace.account(), "hopper", "Grace"),
                () -> accounts.changePassword(grace, LoginSessionId.random(), PASSWORD, ANOTHER));

        assertThat(changed).isEqualTo(new ChangePasswordResult.Changed());
        assertThat(encoder.matches(ANOTHER, hash())).isTrue();
        assertThat(generation()).isOne();
        assertThat(accounts.find(grace).orElseThrow().loginName()).isEqualTo("hopper");
    }

    @Test
    void a_hash_that_is_made_anew_stays_when_the_account_is_renamed_at_that_moment() throws Exception {
        var old = hash();
        during(() -> administration.rename(ada, grace.account(), "hopper", "Grace"), () -> {
            logins.replacePasswordHash(grace.account(), old, "{argon2id}another");
            return "replaced";
        });

        assertThat(hash()).isEqualTo("{argon2id}another");
    }

    @Test
    void a_password_changed_and_an_account_disabled_at_that_moment_count_as_two_ends_of_its_logins() throws Exception {
        during(
                () -> accounts.changePassword(grace, LoginSessionId.random(), PASSWORD, ANOTHER),
                () -> administration.disable(ada, grace.account()));

        assertThat(generation()).isEqualTo(2);
        assertThat(encoder.matches(ANOTHER, hash())).isTrue();
    }

    @Test
    void the_password_of_an_account_that_is_disabled_at_that_moment_is_not_changed() throws Exception {
        var changed = during(
                () -> administration.disable(ada, grace.account()),
                () -> accounts.changePassword(grace, LoginSessionId.random(), PASSWORD, ANOTHER));

        assertThat(changed).isEqualTo(new ChangePasswordResult.WrongPassword());
        assertThat(logins.credentials(grace.account())).isEmpty();
        assertThat(generation()).isOne();
    }

    /** Begins the second change before the first one's transaction ends, and lets it come as far as it can. */
    private <T> T during(Runnable first, Callable<T> second) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> other = transaction.execute(_ -> {
                first.run();
                var started = people.submit(second);
                await().atMost(30, SECONDS).until(() -> started.isDone() || somebodyWaits());
                return started;
            });
            return other.get();
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    private int generation() {
        return jdbc.sql("select login_generation from account where id = ?")
                .param(grace.account().value())
                .query(Integer.class)
                .single();
    }

    private String hash() {
        return jdbc.sql("select password_hash from account where id = ?")
                .param(grace.account().value())
                .query(String.class)
                .single();
    }
}
