package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.fixture.StoredServicesTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoredServicesTest
class LoginSessionsTest extends AdministeredAccounts {

    private static final Instant NOW = Instant.now().minusSeconds(1);

    @Autowired
    LoginTokens tokens;

    @Autowired
    LoginSessions sessions;

    @Autowired
    SessionService own;

    private Account grace;

    @BeforeEach
    void there_is_a_user() {
        grace = create("grace", "Grace", Role.USER);
    }

    @Test
    void a_person_sees_their_own_logins_the_last_used_first() {
        var first = logIn(grace.id(), true, NOW.minusSeconds(600));
        var second = logIn(grace.id(), false, NOW.minusSeconds(300));
        logIn(ada.account(), true, NOW);
        sessions.used(first, "203.0.113.7", NOW);

        assertThat(own.list(grace.actor())).extracting(LoginSession::id).containsExactly(first, second);
        var shown = own.list(grace.actor()).getFirst();
        assertThat(shown.address()).isEqualTo("203.0.113.7");
        assertThat(shown.beganAt()).isBefore(shown.lastUsedAt());
        assertThat(administration.list(ada, "grace", Optional.empty(), 1).accounts())
                .allSatisfy(listed -> assertThat(listed.lastSeenAt()).contains(shown.lastUsedAt()));
    }

    @Test
    void its_use_is_written_once_a_minute_at_most() {
        var login = logIn(grace.id(), true, NOW.minusSeconds(59));
        var before = own.list(grace.actor()).getFirst().lastUsedAt();
        sessions.used(login, "127.0.0.1", NOW);

        assertThat(own.list(grace.actor()).getFirst().lastUsedAt()).isEqualTo(before);
    }

    @Test
    void an_ended_login_is_not_good_and_its_token_lets_nobody_in() {
        var login = logIn(grace.id(), true, NOW);
        tokens.keep(login, "series", "token", NOW);
        assertThat(sessions.good(List.of(login))).containsEntry(login, Role.USER);
        assertThat(tokens.find("series", "token")).isPresent();

        assertThat(own.end(grace.actor(), login)).isTrue();
        assertThat(sessions.good(List.of(login))).isEmpty();
        assertThat(tokens.find("series", "token")).isEmpty();
    }

    @Test
    void nobody_ends_the_login_of_somebody_else() {
        var login = logIn(grace.id(), true, NOW);

        assertThat(own.end(ada, login)).isFalse();
        own.endOthers(ada, login);
        assertThat(sessions.good(List.of(login))).containsKey(login);
    }

    @Test
    void all_others_end_at_once() {
        var kept = logIn(grace.id(), true, NOW);
        logIn(grace.id(), true, NOW);
        own.endOthers(grace.actor(), kept);

        assertThat(own.list(grace.actor())).extracting(LoginSession::id).containsExactly(kept);
    }

    @Test
    void after_another_password_one_login_goes_on_with_its_token_and_the_others_have_ended() {
        var kept = logIn(grace.id(), true, NOW);
        var other = logIn(grace.id(), true, NOW);
        tokens.keep(kept, "kept", "token", NOW);
        tokens.keep(other, "other", "token", NOW);
        var changedBefore = accounts.passwordChangedAt(grace.actor()).orElseThrow();

        assertThat(accounts.changePassword(grace.actor(), kept, PASSWORD, ANOTHER))
                .isEqualTo(new ChangePasswordResult.Changed());
        assertThat(sessions.good(List.of(kept, other))).containsOnlyKeys(kept);
        assertThat(tokens.find("kept", "token").orElseThrow().loginGeneration())
                .isEqualTo(logins.credentials("grace").orElseThrow().loginGeneration());
        assertThat(tokens.find("other", "token")).isEmpty();
        assertThat(accounts.passwordChangedAt(grace.actor()).orElseThrow()).isAfter(changedBefore);
    }

    @Test
    void somebody_elses_login_does_not_go_on_with_ones_password() {
        var foreign = logIn(ada.account(), true, NOW);
        var ended = logIn(grace.id(), true, NOW);
        accounts.changePassword(grace.actor(), foreign, PASSWORD, ANOTHER);

        assertThat(sessions.good(List.of(ended, foreign))).containsOnlyKeys(foreign);
    }

    @Test
    void a_login_that_was_not_used_for_too_long_goes_with_the_next_one() {
        logIn(grace.id(), false, NOW.minus(Duration.ofHours(13)));
        logIn(grace.id(), true, NOW.minus(Duration.ofDays(31)));
        var staying = logIn(grace.id(), true, NOW.minus(Duration.ofDays(29)));
        assertThat(own.list(grace.actor())).extracting(LoginSession::id).containsExactly(staying);
        logIn(ada.account(), false, NOW);

        assertThat(jdbc.sql("select count(*) from login_session where account_id = ?")
                        .param(grace.id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void what_a_browser_says_of_itself_is_cut_and_never_refused() {
        sessions.begin(
                new NewLogin(LoginSessionId.random(), grace.id(), 0, "\0" + "🦊".repeat(5_000), "x".repeat(999), true),
                NOW);

        var shown = own.list(grace.actor()).getFirst();
        assertThat(shown.userAgent()).isEqualTo("🦊".repeat(LoginSessions.USER_AGENT_LIMIT));
        assertThat(shown.address()).hasSize(64);
    }

    private LoginSessionId logIn(AccountId account, boolean stays, Instant at) {
        var login = LoginSessionId.random();
        sessions.begin(new NewLogin(login, account, 0, "a browser", "127.0.0.1", stays), at);
        return login;
    }
}
