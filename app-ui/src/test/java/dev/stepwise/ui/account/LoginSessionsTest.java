package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginSession;
import dev.stepwise.account.SessionService;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class LoginSessionsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SessionService sessions;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "user-" + UUID.randomUUID();
    private Actor somebody;

    @BeforeEach
    void there_is_an_account() {
        somebody = people.account(name);
    }

    @Test
    void each_login_has_a_row_and_its_use_is_written_down() {
        var browser = loggedIn();
        loggedIn();
        assertThat(sessions.list(somebody)).hasSize(2);
        jdbc.sql(
                        "update login_session set last_used_at = now() - interval '2 minutes', address = '' where account_id = ?")
                .param(somebody.account().value())
                .update();
        // another process of the same browser: what this node wrote down is not a minute ago
        var elsewhere = new Browser(port);
        elsewhere.setCookie(
                StayLoggedIn.COOKIE, browser.cookie(StayLoggedIn.COOKIE).orElseThrow());
        elsewhere.get("/history");

        assertThat(sessions.list(somebody)).hasSize(2);
        assertThat(sessions.list(somebody)).extracting(LoginSession::address).contains("127.0.0.1");
    }

    @Test
    void an_ended_session_is_at_the_login_and_its_token_does_not_help() {
        var browser = loggedIn();
        sessions.end(somebody, sessions.list(somebody).getFirst().id());

        await().until(() -> browser.get("/history").statusCode() == 302);
        assertThat(browser.location()).isEqualTo("/login");
        assertThat(browser.get("/history").statusCode()).isEqualTo(302);
    }

    @Test
    void a_token_that_an_older_node_made_gets_a_session() {
        var browser = loggedIn();
        jdbc.sql("update persistent_logins set login_session_id = null where account_id = ?")
                .param(somebody.account().value())
                .update();
        sessions.end(somebody, sessions.list(somebody).getFirst().id());
        var later = new Browser(port);
        later.setCookie(StayLoggedIn.COOKIE, browser.cookie(StayLoggedIn.COOKIE).orElseThrow());

        assertThat(later.get("/history").statusCode()).isEqualTo(200);
        assertThat(sessions.list(somebody)).hasSize(1);
        sessions.end(somebody, sessions.list(somebody).getFirst().id());
        await().until(() -> later.get("/history").statusCode() == 302);
    }

    private Browser loggedIn() {
        var browser = new Browser(port);
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.get("/history").statusCode()).isEqualTo(200);
        return browser;
    }
}
