package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.Role;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class SetupPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    @Autowired
    private LoginAccounts logins;

    @Autowired
    private People people;

    private Browser browser;

    @BeforeEach
    void nobodyYet() {
        people.forgetAll();
        browser = new Browser(port);
    }

    @Test
    void the_printed_link_creates_the_administrator_and_leads_to_the_login() {
        assertThat(browser.get("/setup?token=" + token()).body())
                .contains("Password again", "Create the administrator");
        fill("mira", "blue heron over fields", "blue heron over fields");
        assertThat(logins.credentials("mira"))
                .hasValueSatisfying(found -> assertThat(found.account().role()).isEqualTo(Role.ADMIN));
        assertThat(browser.location()).isEqualTo("/login?created");
        assertThat(browser.get("/login?created").body()).contains("The administrator exists now");
    }

    @Test
    void a_short_password_says_by_how_much() {
        assertThat(fill("mira", "tenletters", "tenletters"))
                .contains("Too short by 2 characters: at least 12.")
                .contains("value=\"mira\"")
                .doesNotContain("tenletters");
    }

    @Test
    void a_password_that_is_easy_to_guess_is_refused_and_says_what_is_hard_to_guess() {
        assertThat(fill("mira", "finalfantasy2026", "finalfantasy2026"))
                .contains("Too easy to guess:", "Four words that have nothing to do with each other")
                .doesNotContain("finalfantasy2026");
        assertThat(accounts.setupToken()).isPresent();
    }

    @Test
    void two_different_passwords_are_refused() {
        assertThat(fill("mira", "blue heron over fields", "blue heron over meadows"))
                .contains("The two passwords differ.");
        assertThat(accounts.setupToken()).isPresent();
    }

    @Test
    void a_missing_and_an_impossible_name_are_refused() {
        assertThat(fill(" ", "blue heron over fields", "blue heron over fields"))
                .contains("A name is needed.");
        assertThat(fill("mira b", "blue heron over fields", "blue heron over fields"))
                .contains("A name has at most 64 characters and no spaces.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/setup", "/setup?token=guessed"})
    void another_link_opens_no_form(String link) {
        assertThat(browser.get(link).body())
                .contains("<h1>This link does not open the setup</h1>")
                .doesNotContain("<form");
    }

    @Test
    void whoever_does_not_have_the_link_creates_nobody() {
        browser.post(
                "/setup", "token=guessed&username=mira&password=blue+heron+over+fields&again=blue+heron+over+fields");
        assertThat(accounts.setupToken()).isPresent();
    }

    @Test
    void the_link_opens_nothing_once_there_is_an_account() {
        var link = "/setup?token=" + token();
        people.account("boris");
        assertThat(browser.get(link).body()).contains("<h1>This link does not open the setup</h1>");
    }

    private String token() {
        return accounts.setupToken().orElseThrow();
    }

    private String fill(String username, String password, String again) {
        return browser.post(
                        "/setup",
                        "token=%s&username=%s&password=%s&again=%s"
                                .formatted(token(), encoded(username), encoded(password), encoded(again)))
                .body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
