package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.LoginTries;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class SecurityTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "user-" + UUID.randomUUID();
    private Browser browser;

    @BeforeEach
    void openBrowser() {
        people.account(name);
        browser = new Browser(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/history", "/styles.css"})
    void every_answer_says_what_the_browser_may_do(String path) {
        var headers = browser.get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'self'")
                .doesNotContain("http:", "https:", "*");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/setup", "/styles.css", "/styles/tokens.css", "/assets/icons.svg", "/actuator/health"
            })
    void these_need_no_login(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/history", "/runs/no-id", "/actuator", "/actuator/env", "/nothing/here"})
    void all_else_needs_a_login(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(302);
        assertThat(browser.location()).isEqualTo("/login");
    }

    @Test
    void a_login_leads_back_to_the_page_that_asked_for_it() {
        var page = "/runs/" + UUID.randomUUID();
        browser.get(page);
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.location()).isEqualTo(page);
    }

    @Test
    void the_session_has_a_new_id_after_the_login() {
        browser.logIn(name, People.PASSWORD);
        var before = browser.cookie("stepwise-session").orElseThrow();
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.cookie("stepwise-session")).isPresent().get().isNotEqualTo(before);
    }

    /** Anybody may send these headers. */
    @Test
    void what_a_proxy_says_that_nobody_trusts_changes_nothing() {
        browser.comeThroughTls();
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.setCookieHeaders()).isNotEmpty().noneMatch(cookie -> cookie.contains("; Secure"));

        for (int attempt = 0; attempt < LoginTries.TRIES; attempt++) {
            var attacker = new Browser(port);
            attacker.comeFrom("203.0.113." + attempt);
            assertThat(attacker.logIn(name, "wrong " + attempt).statusCode()).isEqualTo(401);
        }
        var attacker = new Browser(port);
        attacker.comeFrom("203.0.113.99");
        assertThat(attacker.logIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        var wrongPassword = browser.logIn(name, "not the password");
        var unknownName = browser.logIn("x" + name.substring(1), "not the password");
        assertThat(unknownName.statusCode())
                .isEqualTo(wrongPassword.statusCode())
                .isEqualTo(401);
        assertThat(unknownName.body().replace("x" + name.substring(1), name)).isEqualTo(wrongPassword.body());
    }

    @Test
    void the_name_counts_in_any_case_of_letters() {
        browser.logIn(name.toUpperCase(), People.PASSWORD);
        assertThat(browser.location()).isEqualTo("/");
    }

    @Test
    void after_ten_wrong_passwords_even_the_right_one_is_refused() {
        for (int attempt = 0; attempt < LoginTries.TRIES; attempt++) {
            var refused = browser.logIn(attempt % 2 == 0 ? name : name.toUpperCase(), "wrong " + attempt);
            assertThat(refused.statusCode()).isEqualTo(401);
        }
        var refused = browser.logIn(name, People.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).containsPattern("possible in 1[45] minutes");
    }

    @Test
    void whoever_stays_logged_in_needs_no_session() {
        browser.logInToStay(name, People.PASSWORD);
        var stay = browser.cookie(StayLoggedIn.COOKIE).orElseThrow();
        for (int visit = 0; visit < 2; visit++) {
            var later = new Browser(port);
            later.setCookie(StayLoggedIn.COOKIE, stay);
            assertThat(later.get("/history").statusCode()).isEqualTo(200);
        }
        assertThat(browser.setCookieHeaders())
                .anySatisfy(header ->
                        assertThat(header).startsWith(StayLoggedIn.COOKIE).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void nobody_stays_logged_in_unasked_when_the_browser_is_closed() {
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.setCookieHeaders())
                .filteredOn(header -> header.startsWith(StayLoggedIn.COOKIE))
                .hasSize(1)
                .allSatisfy(header ->
                        assertThat(header).contains("HttpOnly", "SameSite=Lax").doesNotContain("Max-Age", "Expires"));
    }

    @Test
    void a_login_is_good_on_every_node_for_half_a_day() {
        browser.logIn(name, People.PASSWORD);
        var token = browser.cookie(StayLoggedIn.COOKIE).orElseThrow();
        var elsewhere = new Browser(port);
        elsewhere.setCookie(StayLoggedIn.COOKIE, token);
        assertThat(elsewhere.get("/history").statusCode()).isEqualTo(200);

        jdbc.sql("update persistent_logins set last_used = last_used - interval '12 hours 1 second' where username = ?")
                .param(name)
                .update();
        var later = new Browser(port);
        later.setCookie(StayLoggedIn.COOKIE, token);
        assertThat(later.get("/history").statusCode()).isEqualTo(302);
    }

    @Test
    void a_login_takes_away_the_tokens_that_nobody_came_with_for_thirty_days() {
        browser.logIn(name, People.PASSWORD);
        jdbc.sql("update persistent_logins set last_used = last_used - interval '30 days 1 second' where username = ?")
                .param(name)
                .update();
        new Browser(port).logIn(name, People.PASSWORD);
        assertThat(jdbc.sql("select count(*) from persistent_logins where username = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void the_database_holds_nothing_that_keeps_one_logged_in() {
        browser.logInToStay(name, People.PASSWORD);
        var stored = jdbc.sql("select series, token from persistent_logins where username = ?")
                .param(name)
                .query()
                .singleRow();
        var thief = new Browser(port);
        thief.setCookie(StayLoggedIn.COOKIE, Browser.stayCookie(stored.get("series"), stored.get("token")));
        assertThat(thief.get("/history").statusCode()).isEqualTo(302);
    }

    @Test
    void a_token_that_was_not_used_for_thirty_days_is_void() {
        browser.logInToStay(name, People.PASSWORD);
        jdbc.sql("update persistent_logins set last_used = last_used - interval '30 days 1 second' where username = ?")
                .param(name)
                .update();
        var later = new Browser(port);
        later.setCookie(StayLoggedIn.COOKIE, browser.cookie(StayLoggedIn.COOKIE).orElseThrow());
        assertThat(later.get("/history").statusCode()).isEqualTo(302);
    }
}
