package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.LoginTries;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Nobody locks somebody else out; addresses are those that a trusted proxy tells of. */
@ApplicationTest
@TestPropertySource(properties = "stepwise.trusted-proxies=127.0.0.1/32, ::1")
class LockedOutTest {

    private static final String ATTACKER = "203.0.113.7";
    private static final String OWNER = "198.51.100.20";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "user-" + UUID.randomUUID();

    @BeforeEach
    void thereIsAnAccount() {
        people.account(name);
    }

    @Test
    void the_right_password_is_let_in_from_another_address_while_the_attacker_stays_refused() {
        var attacker = attack(name, ATTACKER);

        var owner = from(OWNER);
        assertThat(owner.logIn(name, People.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(owner.location()).isEqualTo("/");
        assertThat(attacker.logIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void a_browser_in_which_the_account_was_logged_in_is_let_in_from_the_attackers_address() {
        var owner = from(ATTACKER);
        owner.logIn(name, People.PASSWORD);
        var attacker = attack(name, ATTACKER);

        assertThat(owner.logIn(name, People.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(attacker.logIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void a_known_browser_has_thirty_wrong_tries() {
        var owner = from(OWNER);
        owner.logIn(name, People.PASSWORD);
        for (int n = 0; n < LoginTries.TRIES_OF_KNOWN_BROWSER; n++) {
            assertThat(owner.logIn(name, "wrong " + n).statusCode()).isEqualTo(401);
        }
        assertThat(owner.logIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void a_browser_is_known_to_the_account_alone_that_was_logged_in() {
        var other = "user-" + UUID.randomUUID();
        people.account(other);
        var owner = from(ATTACKER);
        owner.logIn(other, People.PASSWORD);
        attack(name, ATTACKER);

        assertThat(owner.logIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update account set password_hash = password_hash || ' ' where username = ?",
                "update known_browser set logged_in_at = logged_in_at - interval '90 days 1 second'"
                        + " where account_id = (select id from account where username = ?)"
            })
    void a_new_password_and_ninety_days_end_that_a_browser_is_known(String end) {
        var owner = from(ATTACKER);
        owner.logIn(name, People.PASSWORD);
        attack(name, ATTACKER);
        jdbc.sql(end).param(name).update();

        assertThat(owner.logIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void the_database_holds_nothing_that_makes_a_browser_known() {
        var owner = from(OWNER);
        owner.logIn(name, People.PASSWORD);
        var cookie = owner.cookie(KnownBrowserCookie.NAME).orElseThrow();
        assertThat(Base64.getUrlDecoder().decode(cookie)).hasSize(32);
        var rows = jdbc.sql("select b::text from known_browser b")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(cookie));
    }

    @Test
    void the_cookie_of_a_known_browser_is_for_the_login_and_the_server_alone_and_new_at_each_login() {
        var owner = from(OWNER);
        owner.logIn(name, People.PASSWORD);
        var first = owner.cookie(KnownBrowserCookie.NAME).orElseThrow();
        assertThat(owner.setCookieHeaders())
                .filteredOn(header -> header.startsWith(KnownBrowserCookie.NAME + "="))
                .singleElement()
                .satisfies(header ->
                        assertThat(header).contains("HttpOnly", "SameSite=Lax", "Path=/login", "Max-Age=7776000"));
        owner.logIn(name, People.PASSWORD);
        assertThat(owner.setCookieHeaders())
                .anyMatch(header -> header.startsWith(KnownBrowserCookie.NAME + "=") && !header.contains(first));
        assertThat(jdbc.sql(
                                "select count(*) from known_browser where account_id = (select id from account where username = ?)")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void a_refused_login_leaves_the_browser_known() {
        var owner = from(OWNER);
        owner.logIn(name, People.PASSWORD);
        owner.logIn(name, "wrong");
        assertThat(owner.setCookieHeaders()).noneMatch(header -> header.startsWith(KnownBrowserCookie.NAME + "="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:1:2::1, 2001:db8:1:2:ffff::9",
                "192.0.2.5, ::ffff:192.0.2.5",
                "192.0.2.6:1001, 192.0.2.6:1002"
            })
    void one_address_in_other_spellings_and_the_other_addresses_of_its_network_have_no_tries_of_their_own(String both) {
        var addresses = both.split(", ", -1);
        attack(name, addresses[0]);
        assertThat(from(addresses[1]).logIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void behind_a_trusted_proxy_with_tls_every_cookie_is_for_tls_alone() {
        var browser = new Browser(port);
        browser.comeThroughTls();
        browser.logInToStay(name, People.PASSWORD);
        assertThat(browser.setCookieHeaders())
                .anyMatch(cookie -> cookie.startsWith("stepwise-session="))
                .anyMatch(cookie -> cookie.startsWith(StayLoggedIn.COOKIE + "="))
                .anyMatch(cookie -> cookie.startsWith(KnownBrowserCookie.NAME + "="))
                .allMatch(cookie -> cookie.contains("; Secure"));
    }

    private Browser attack(String account, String address) {
        var attacker = from(address);
        for (int n = 0; n < LoginTries.TRIES; n++) {
            assertThat(attacker.logIn(account, "wrong " + n).statusCode()).isEqualTo(401);
        }
        assertThat(attacker.logIn(account, People.PASSWORD).statusCode()).isEqualTo(429);
        return attacker;
    }

    private Browser from(String address) {
        var browser = new Browser(port);
        browser.comeFrom(address);
        return browser;
    }
}
