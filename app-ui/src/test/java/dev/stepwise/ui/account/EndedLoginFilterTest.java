package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.Role;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

@ApplicationTest
class EndedLoginFilterTest {

    private static final String ANOTHER = "copper-lantern-estuary";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private AccountAdministration administration;

    @Autowired
    private AccountService accounts;

    @Autowired
    private LoginAccounts known;

    @Autowired
    private AccountDetails details;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "user-" + UUID.randomUUID();
    private Actor somebody;
    private Actor administrator;
    private Browser browser;
    private String stay = "";

    @BeforeEach
    void somebodyIsLoggedIn() {
        somebody = people.account(name);
        var other = people.account("administrator-" + name);
        jdbc.sql("update account set role = 'ADMIN' where id = ?")
                .param(other.account().value())
                .update();
        administrator = new Actor(other.account(), Role.ADMIN);
        browser = new Browser(port);
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.get("/history").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void forgetTheAdministrator() {
        jdbc.sql("delete from account where id = ?")
                .param(administrator.account().value())
                .update();
    }

    @Test
    void a_disabled_account_is_answered_like_a_wrong_password() {
        var wrongPassword = new Browser(port).logIn(name, "not the password");
        administration.disable(administrator, somebody.account());

        var rightPassword = new Browser(port).logIn(name, People.PASSWORD);
        assertThat(rightPassword.statusCode())
                .isEqualTo(wrongPassword.statusCode())
                .isEqualTo(401);
        assertThat(rightPassword.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    void disabling_ends_the_session_and_the_token() {
        endsAfter(one -> administration.disable(administrator, one.account()));
        assertThat(withToken().get("/history").statusCode()).isEqualTo(302);
    }

    @Test
    void a_password_that_an_administrator_sets_ends_the_session_and_the_token() {
        endsAfter(one -> administration.setPassword(administrator, one.account(), ANOTHER));
        assertThat(withToken().get("/history").statusCode()).isEqualTo(302);
    }

    @Test
    void a_password_of_ones_own_ends_the_session_and_the_token() {
        endsAfter(one -> accounts.changePassword(one, LoginSessionId.random(), People.PASSWORD, ANOTHER));
        assertThat(withToken().get("/history").statusCode()).isEqualTo(302);
    }

    @Test
    void another_role_ends_the_session_and_the_token_lets_in_with_the_new_one() {
        var session = browser.cookie("stepwise-session");
        administration.changeRole(administrator, somebody.account(), Role.ADMIN);

        await().until(() -> browser.get("/history").statusCode() == 200
                && !browser.cookie("stepwise-session").equals(session));
    }

    @Test
    void an_account_that_is_gone_ends_the_session() {
        endsAfter(one -> jdbc.sql("delete from account where id = ?")
                .param(one.account().value())
                .update());
    }

    @Test
    void a_login_with_a_new_password_that_comes_at_once_keeps_its_session() {
        accounts.changePassword(somebody, LoginSessionId.random(), People.PASSWORD, ANOTHER);
        var anew = new Browser(port);
        anew.logIn(name, ANOTHER);
        var session = anew.cookie("stepwise-session");

        assertThat(anew.get("/history").statusCode()).isEqualTo(200);
        assertThat(anew.cookie("stepwise-session")).isEqualTo(session).isPresent();
    }

    @Test
    void a_token_of_an_ended_login_is_not_taken_for_one_of_the_next_login() {
        int generation = known.credentials(somebody.account()).orElseThrow().loginGeneration();
        assertThat(details.load(somebody.account(), generation, LoginSessionId.random()))
                .isInstanceOf(AccountPrincipal.class);
        accounts.changePassword(somebody, LoginSessionId.random(), People.PASSWORD, ANOTHER);

        assertThatExceptionOfType(UsernameNotFoundException.class)
                .isThrownBy(() -> details.load(somebody.account(), generation, LoginSessionId.random()));
    }

    /** It is there for anybody: nothing is looked up for it, whether the database answers or not. */
    @Test
    void a_file_is_had_without_a_look_at_the_login() {
        stay = browser.cookie(StayLoggedIn.COOKIE).orElseThrow();
        var later = withToken();

        assertThat(later.get("/styles/login.css").statusCode()).isEqualTo(200);
        assertThat(later.cookie("stepwise-session")).isEmpty();
    }

    @Test
    void a_session_that_nothing_happened_to_goes_on() {
        administration.disable(administrator, people.account("other-" + name).account());
        administration.rename(administrator, somebody.account(), "renamed-" + name, "Renamed");
        assertThat(browser.get("/history").statusCode()).isEqualTo(200);
    }

    private void endsAfter(Consumer<Actor> change) {
        stay = browser.cookie(StayLoggedIn.COOKIE).orElseThrow();
        change.accept(somebody);
        await().until(() -> browser.get("/history").statusCode() == 302);
        assertThat(browser.location()).isEqualTo("/login");
    }

    private Browser withToken() {
        var later = new Browser(port);
        later.setCookie(StayLoggedIn.COOKIE, stay);
        return later;
    }
}
