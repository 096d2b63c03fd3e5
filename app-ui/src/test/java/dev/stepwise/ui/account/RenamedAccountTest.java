package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A login goes by the account, not by its name. */
@ApplicationTest
class RenamedAccountTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final String before = "user-" + UUID.randomUUID();
    private final String after = "user-" + UUID.randomUUID();
    private Browser browser;

    @BeforeEach
    void somebodyIsLoggedInAndThenRenamed() {
        people.account(before);
        browser = new Browser(port);
        browser.logIn(before, People.PASSWORD);
        jdbc.sql("update account set username = ? where username = ?")
                .params(after, before)
                .update();
    }

    @Test
    void the_session_goes_on() {
        assertThat(browser.get("/history").statusCode()).isEqualTo(200);
    }

    @Test
    void the_token_lets_the_browser_in_again() {
        assertThat(withToken().get("/history").statusCode()).isEqualTo(200);
    }

    @Test
    void the_token_does_not_let_in_a_new_account_of_that_name() {
        people.account(before);
        jdbc.sql("delete from account where username = ?").param(after).update();

        assertThat(withToken().get("/history").statusCode()).isEqualTo(302);
    }

    private Browser withToken() {
        var later = new Browser(port);
        later.setCookie(StayLoggedIn.COOKIE, browser.cookie(StayLoggedIn.COOKIE).orElseThrow());
        return later;
    }
}
