package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.ChangeAccessResult.Changed;
import dev.stepwise.account.ChangeAccessResult.LastAdministrator;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import dev.stepwise.fixture.StoredServicesTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoredServicesTest
class AccountAccessTest extends AdministeredAccounts {

    @Autowired
    LoginTokens tokens;

    @Autowired
    LoginSessions sessions;

    private LoginSessionId logIn(Account account, int generation) {
        var login = LoginSessionId.random();
        sessions.begin(new NewLogin(login, account.id(), generation, "a browser", "127.0.0.1", true), Instant.now());
        tokens.keep(login, "series", "token", Instant.now());
        return login;
    }

    @Test
    void a_disabled_account_cannot_log_in_has_no_tokens_and_is_enabled_again() {
        var grace = create("grace", "Grace", Role.USER);
        int generation = logins.credentials(grace.id()).orElseThrow().loginGeneration();
        var login = logIn(grace, generation);

        assertThat(administration.disable(ada, grace.id())).isEqualTo(new Changed(grace));
        assertThat(logins.credentials("grace")).isEmpty();
        assertThat(logins.credentials(grace.id())).isEmpty();
        assertThat(sessions.good(List.of(login))).isEmpty();
        assertThat(jdbc.sql("select count(*) from persistent_logins")
                        .query(Integer.class)
                        .single())
                .isZero();

        administration.enable(ada, grace.id());
        assertThat(logins.credentials("grace").orElseThrow().loginGeneration()).isNotEqualTo(generation);
    }

    @Test
    void a_token_of_a_login_that_was_under_way_when_the_account_was_disabled_is_void() {
        var grace = create("grace", "Grace", Role.USER);
        int generation = logins.credentials(grace.id()).orElseThrow().loginGeneration();
        administration.disable(ada, grace.id());
        logIn(grace, generation);
        administration.enable(ada, grace.id());

        assertThat(tokens.find("series", "token")).isEmpty();
    }

    @Test
    void a_password_that_an_administrator_sets_ends_all_logins() {
        var grace = create("grace", "Grace", Role.USER);
        int generation = logins.credentials(grace.id()).orElseThrow().loginGeneration();
        logIn(grace, generation);

        assertThat(administration.setPassword(ada, grace.id(), ANOTHER)).isEqualTo(new SetPasswordResult.Stored());
        var credentials = logins.credentials("grace").orElseThrow();
        assertThat(encoder.matches(ANOTHER, credentials.passwordHash())).isTrue();
        assertThat(credentials.loginGeneration()).isNotEqualTo(generation);
        assertThat(tokens.find("series", "token")).isEmpty();
        assertThat(administration.setPassword(ada, grace.id(), "grace")).isEqualTo(new PasswordTooShort(7));
        assertThat(administration.setPassword(ada, nobody(), ANOTHER)).isEqualTo(new SetPasswordResult.NotFound());
    }

    @Test
    void the_last_administrator_stays_one() {
        var grace = create("grace", "Grace", Role.ADMIN);
        administration.disable(ada, grace.id());

        assertThat(administration.disable(ada, ada.account())).isEqualTo(new LastAdministrator());
        assertThat(administration.changeRole(ada, ada.account(), Role.USER)).isEqualTo(new LastAdministrator());

        administration.enable(ada, grace.id());
        assertThat(administration.changeRole(ada, ada.account(), Role.USER)).isInstanceOf(Changed.class);
        assertThat(administration.disable(grace.actor(), ada.account())).isInstanceOf(Changed.class);
    }

    @Test
    void whoever_is_no_administrator_any_more_is_none_at_once() {
        var grace = create("grace", "Grace", Role.ADMIN);
        administration.changeRole(ada, grace.id(), Role.USER);

        assertThatExceptionOfType(AdministratorsOnly.class)
                .isThrownBy(() -> administration.disable(grace.actor(), ada.account()));
    }
}
