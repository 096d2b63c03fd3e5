package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The login as somebody meets it who is not in yet. */
@ApplicationTest
class EntryTest {

    private final String name = "user-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        people.account(name);
        browser = new Browser(port);
    }

    @Test
    void the_form_has_its_fields_by_their_names() {
        assertThat(browser.get("/login").body())
                .contains("<title>Log in · Stepwise</title>")
                .contains("<form method=\"post\" action=\"/login\">")
                .contains("<label for=\"username\">Username</label>", "autocomplete=\"username\"")
                .contains("<label for=\"password\">Password</label>", "autocomplete=\"current-password\"")
                .contains("<label for=\"stay\">Stay logged in on this computer</label>")
                .contains("<button class=\"button primary\" type=\"submit\">Log in</button>");
    }

    @Test
    void beside_it_stands_a_small_run_with_its_steps() {
        assertThat(browser.get("/login").body())
                .contains("How many Rs are in “strawberry”?", "Look for a mistake in both counts", "2.8 s");
    }

    @Test
    void a_refused_login_says_so_with_the_name_and_never_with_the_password() {
        var answer = browser.logIn(name, "not the password");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("No account has this username with this password.")
                .contains("value=\"" + name + "\"")
                .doesNotContain("not the password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"><script>alert(1)</script>", "' autofocus onfocus='alert(1)", "{{#text}}common.title{{/text}}"
            })
    void a_hostile_name_stays_text(String hostile) {
        assertThat(browser.logIn(hostile, "any password").body())
                .doesNotContain("<script>", "' autofocus onfocus='", "Log in · Stepwise\"")
                .containsPattern("value=\"[^\"<>']+\"");
    }

    @Test
    void the_address_cannot_put_words_into_the_page() {
        assertThat(browser.get("/login?error=soon&wait=soon&username=soon").body())
                .doesNotContain("soon");
    }

    /** A request of each kind that anybody may send; a page that is not there is among what begins with a folder of files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/setup",
                "/setup?token=guessed",
                "/invite/guessed",
                "/reset/guessed",
                "/",
                "/history",
                "/images/nothing.png",
                "/VAADIN/nothing",
                "/styles/",
                "/styles.css",
                "/?v-r=init&location=setup",
                "/?v-r=uidl",
                "/?v-r=heartbeat",
                "/VAADIN/push?v-r=push",
                "/VAADIN/dynamic/resource/0/x/y",
                "/error",
                "/actuator/health"
            })
    void whoever_is_not_logged_in_has_no_session(String path) {
        assertThat(browser.get(path).statusCode()).isLessThan(500);
        browser.post(path, "");
        assertThat(browser.cookie("stepwise-session")).isEmpty();
    }

    @Test
    void a_refused_login_makes_no_session() {
        browser.get("/history");
        browser.logIn(name, "not the password");
        assertThat(browser.cookie("stepwise-session")).isEmpty();
    }

    /** Nothing of the page is kept anywhere but in the page, so its age does not matter. */
    @Test
    void a_login_page_that_was_open_since_before_the_server_started_logs_in() {
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.location()).isEqualTo("/");
        assertThat(browser.get("/history").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_is_in_needs_no_login() {
        browser.logIn(name, People.PASSWORD);
        browser.get("/login");
        assertThat(browser.location()).isEqualTo("/");
    }

    @Test
    void a_page_is_come_back_to_once() {
        browser.get("/history?q=heron");
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.location()).isEqualTo("/history?q=heron");
        browser.get("/history?q=heron");
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.location()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ly9ldmlsLmV4YW1wbGU", // //evil.example
                "L1xldmlsLmV4YW1wbGU", // /\evil.example
                "aHR0cHM6Ly9ldmlsLmV4YW1wbGU", // https://evil.example
                "L2gNClg6IHk", // /h, a new line, and a header
                "***"
            })
    void no_cookie_leads_elsewhere(String planted) {
        browser.setCookie(InterruptedPage.COOKIE, planted);
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.location()).isEqualTo("/");
    }
}
