package dev.stepwise.ui.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.InvitationAdministration;
import dev.stepwise.account.invitation.InvitationDraft;
import dev.stepwise.account.invitation.MakeInvitationsResult.Made;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class InvitePageTest {

    private static final String PASSWORD = "tidal-orchid-ninepin";

    private final String name = "sara-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private InvitationAdministration invitations;

    @Autowired
    private LoginAccounts logins;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Actor ada;
    private Browser browser;

    @BeforeEach
    void there_is_an_administrator() {
        var account = people.account("ada-who-invites").account();
        jdbc.sql("update account set role = 'ADMIN' where id = ?")
                .param(account.value())
                .update();
        ada = new Actor(account, Role.ADMIN);
        browser = new Browser(port);
    }

    @Test
    void whoever_was_invited_is_logged_in_afterwards_and_lands_on_the_page_to_ask() {
        var link = link("Sara Olsen");
        assertThat(browser.get(link).body())
                .contains("<title>Come in · Stepwise</title>", "value=\"Sara Olsen\"")
                .doesNotContain("administrator");

        assertThat(fill(link, name, "Sara Olsen", PASSWORD, PASSWORD)).isEqualTo(302);
        assertThat(browser.location()).isEqualTo("/");
        assertThat(browser.get("/").body()).doesNotContain("current-password").contains("Vaadin");
        assertThat(browser.location()).isEmpty();
        assertThat(logins.credentials(name))
                .hasValueSatisfying(
                        found -> assertThat(found.account().displayName()).isEqualTo("Sara Olsen"));
    }

    @Test
    void an_administrator_who_tries_the_link_is_the_new_account_afterwards() {
        var link = link("Sara");
        browser.logIn("ada-who-invites", People.PASSWORD);
        var before = browser.cookie("stepwise-session");

        fill(link, name, "Sara", PASSWORD, PASSWORD);
        browser.get("/");

        assertThat(browser.cookie("stepwise-session")).isPresent().isNotEqualTo(before);
        assertThat(browser.get("/admin/people").statusCode()).isNotEqualTo(500);
    }

    @Test
    void each_refusal_stands_at_its_field_and_what_was_typed_stays_but_for_passwords() {
        var link = link("Sara");
        assertThat(refused(link, " ", "Sara", PASSWORD, PASSWORD))
                .contains("A name is needed.", "id=\"username-error\"");
        assertThat(refused(link, "two words", "Sara", PASSWORD, PASSWORD))
                .contains("id=\"username-error\"", "value=\"two words\"", "value=\"Sara\"");
        assertThat(refused(link, "ADA-WHO-INVITES", "Sara", PASSWORD, PASSWORD))
                .contains("Somebody has this username already. Choose another; your invitation is still good.");
        assertThat(refused(link, name, " ", PASSWORD, PASSWORD)).contains("id=\"name-error\"");
        assertThat(refused(link, name, "Sara", "tenletters", "tenletters"))
                .contains("Too short by 2 characters", "id=\"password-error\"")
                .doesNotContain("tenletters");
        assertThat(refused(link, name, "Sara", "passwordpassword", "passwordpassword"))
                .contains("Too easy to guess")
                .doesNotContain("passwordpassword");
        assertThat(refused(link, name, "Sara", PASSWORD, PASSWORD + "x"))
                .contains("The two passwords differ.", "id=\"again-error\"")
                .doesNotContain(PASSWORD);

        assertThat(fill(link, name, "Sara", PASSWORD, PASSWORD)).isEqualTo(302);
    }

    @Test
    void a_used_a_late_and_a_withdrawn_link_say_so_when_they_are_opened_and_when_the_page_was_open_already() {
        var used = link("Sara");
        fill(used, name, "Sara", PASSWORD, PASSWORD);
        closed(used, "As many people as it was made for have come in with this invitation.");

        var late = link("Late");
        jdbc.sql("update invitation set ends_at = now() where for_whom = 'Late'")
                .update();
        closed(late, "This invitation has ended.");

        var withdrawn = link("Gone");
        invitations.withdraw(
                ada,
                invitations
                        .list(ada, Optional.empty(), 1)
                        .invitations()
                        .getFirst()
                        .id());
        closed(withdrawn, "This invitation was withdrawn.");
    }

    private void closed(String link, String words) {
        var visitor = new Browser(port);
        var opened = visitor.get(link);
        assertThat(opened.statusCode()).isEqualTo(410);
        assertThat(opened.body()).contains("This link does not work", words);
        var sent = visitor.post(link, form(name + "-other", "Other", PASSWORD, PASSWORD));
        assertThat(sent.statusCode()).isEqualTo(410);
        assertThat(sent.body()).contains(words).doesNotContain(PASSWORD);
        assertThat(logins.credentials(name + "-other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/invite/guessed", "/invite/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/invite/{{heading}}"})
    void a_link_that_there_never_was_says_so_and_shows_nothing_of_it(String link) {
        var answer = browser.get(link.replace("{", "%7B").replace("}", "%7D"));
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("guessed", "<script>alert");
    }

    @Test
    void the_page_is_for_no_search_engine_makes_no_session_and_is_told_to_no_other_site() {
        var answer = browser.get(link("Sara"));
        assertThat(answer.body()).contains("<meta name=\"robots\" content=\"noindex\">");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(browser.cookie("stepwise-session")).isEmpty();
    }

    private String link(String forWhom) {
        var draft = new InvitationDraft.ForOne(Role.USER, forWhom, Instant.now().plus(Duration.ofDays(7)));
        return "/invite/"
                + ((Made) invitations.make(ada, draft)).invitations().getFirst().token();
    }

    private String refused(String link, String username, String shown, String password, String again) {
        var answer = browser.post(link, form(username, shown, password, again));
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private int fill(String link, String username, String shown, String password, String again) {
        return browser.post(link, form(username, shown, password, again)).statusCode();
    }

    private static String form(String username, String shown, String password, String again) {
        return "username=" + encoded(username) + "&name=" + encoded(shown) + "&password=" + encoded(password)
                + "&again=" + encoded(again);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
