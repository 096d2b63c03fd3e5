package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.Replies;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An administrator invites somebody, who comes in with the link in another browser; each asks, and neither sees what the other asked. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stepwise.data=target/invitation-data", "stepwise.stand-in=none"})
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InvitationJourneyTest {

    private static final FaultyModel MODEL = new FaultyModel();
    private static final String PASSWORD = "tidal-orchid-ninepin";
    private static final String ANOTHER = "copper-lantern-estuary";

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    private Chromium chromium;
    private Visitor admin;
    private Visitor sara;
    private String invitation = "";
    private String runOfAdmin = "";

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) {
        properties.add("stepwise.model.url", () -> MODEL.url().toString());
    }

    @BeforeAll
    void the_administrator_logs_in() {
        MODEL.behave(Replies.second(Replies.reply(Replies.step("Two", "The second thought.", "continue"))));
        chromium = Chromium.startOrSkip();
        admin = chromium.visitor("http://localhost:" + port);
        admin.createAdministrator(
                "/setup?token=" + accounts.setupToken().orElseThrow(), "ada", "grey heron at the weir");
        admin.logIn("ada", "grey heron at the weir");
        sara = chromium.visitor("http://localhost:" + port);
    }

    @AfterAll
    void close() {
        MODEL.close();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void the_administrator_makes_a_link_that_is_shown_once() {
        place("Administration");
        admin.press("Invite");
        admin.field("For whom (optional)").fill("Sara Olsen");
        admin.screenshot("invite");
        admin.press("Make the link");
        assertThat(once("Invitation for Sara Olsen as user.")).isVisible();
        invitation = once("Invitation for Sara Olsen as user.").locator("code").textContent();
        assertThat(invitation).startsWith("http://localhost:" + port + "/invite/");
        assertThat(row("Sara Olsen")).containsText("open");
        admin.screenshot("invitation-made");
        admin.open("/admin/people");
        assertThat(row("Sara Olsen")).containsText("by you, today");
        assertThat(admin.page().getByText(invitation)).hasCount(0);
    }

    @Test
    @Order(2)
    void whoever_has_the_link_comes_in_and_each_sees_their_own_runs_alone() {
        sara.open(invitation);
        assertThat(sara.field("Name that is shown")).hasValue("Sara Olsen");
        sara.field("Username").fill("ada");
        fillPasswords(sara, PASSWORD);
        sara.press("Create my account");
        assertThat(sara.page().getByRole(AriaRole.ALERT)).containsText("Somebody has this username already.");
        sara.screenshot("invite-page-refused");
        sara.field("Username").fill("sara");
        fillPasswords(sara, PASSWORD);
        sara.press("Create my account");
        sara.question().waitFor();

        sara.ask("How many Rs are in “strawberry”?");
        sara.awaitStatus("Answered");
        admin.open("/");
        admin.ask("How many Rs are in “raspberry”?");
        admin.awaitStatus("Answered");
        runOfAdmin = admin.page().url();

        assertThat(admin.page().getByText("strawberry")).hasCount(0);
        sara.openMissing(runOfAdmin);
        assertThat(heading(sara, "There is no such page")).isVisible();
        assertThat(sara.page().getByText("raspberry")).hasCount(0);
        assertThat(sara.page().getByText("Administration")).hasCount(0);
        sara.open("/admin/people");
        assertThat(heading(sara, "There is no such page")).isVisible();
    }

    @Test
    @Order(3)
    void a_used_and_a_withdrawn_link_are_refused() {
        var another = chromium.visitor("http://localhost:" + port);
        another.page().navigate(invitation);
        assertThat(heading(another, "This link does not work")).isVisible();
        assertThat(another.page().getByText("As many people as it was made for have come in"))
                .isVisible();
        another.screenshot("invite-used");

        admin.open("/admin/people");
        admin.press("Invite");
        admin.page().getByText("Several people with one link").click();
        admin.press("Make the link");
        var link = once("Invitation for 30 people").locator("code").textContent();
        row("up to 30 people")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        assertThat(row("up to 30 people")).containsText("withdrawn, 0 of 30 came in");
        another.page().navigate(link);
        assertThat(another.page().getByText("This invitation was withdrawn.")).isVisible();
        another.close();
    }

    @Test
    @Order(4)
    void a_list_of_names_gets_a_link_each() {
        admin.open("/admin/people");
        admin.press("Invite");
        admin.page().getByText("Each of a list of names").click();
        admin.press("Make the link");
        assertThat(dialog().getByText("There is no name in it.").last()).isVisible();
        admin.field("Names, one a line").fill("Li Jun\n\nMei Lin\n李雷");
        admin.press("Make the link");
        assertThat(once("3 invitations.").locator("tr")).hasCount(3);
        assertThat(once("3 invitations.")).containsText("李雷");
        admin.page()
                .evaluate(
                        "() => { navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }; }");
        admin.press("Copy all");
        assertThat((String) admin.page().evaluate("() => window.copied"))
                .matches("Li Jun\\thttp://localhost:\\d+/invite/\\S{43}\\nMei Lin\\t\\S+\\n李雷\\t\\S+");
        admin.screenshot("invitations-of-a-list");
        admin.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        admin.screenshot("invitations-printed");
        admin.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    @Order(5)
    void the_last_administrator_stays_one_and_somebody_is_renamed_and_disabled() {
        admin.open("/admin/people");
        choose("ada", "Make user");
        assertThat(admin.page().getByRole(AriaRole.ALERT))
                .containsText("this is the last administrator who can log in");
        assertThat(person("ada")).containsText("administrator");
        choose("ada", "Disable");
        assertThat(admin.page().getByRole(AriaRole.ALERT))
                .containsText("this is the last administrator who can log in");

        choose("Sara Olsen", "Rename…");
        admin.field("Username").fill("ADA");
        dialogButton("Rename");
        assertThat(dialog().getByText("This name is taken.").last()).isVisible();
        admin.field("Username").fill("sara.olsen");
        dialogButton("Rename");
        assertThat(person("Sara Olsen")).containsText("sara.olsen");
        choose("Sara Olsen", "Disable");
        assertThat(person("Sara Olsen")).containsText("disabled");
        assertThat(person("Sara Olsen")).containsText("runs kept, cannot log in");
        choose("Sara Olsen", "Enable");
        assertThat(person("Sara Olsen")).not().containsText("disabled");
    }

    @Test
    @Order(6)
    void somebody_who_cannot_log_in_sets_another_password_by_a_link() {
        choose("Sara Olsen", "Make a link for a new password");
        var link = once("Link for Sara Olsen to set a new password.")
                .locator("code")
                .textContent();
        admin.screenshot("reset-link-made");
        var again = chromium.visitor("http://localhost:" + port);
        again.open(link);
        fillPasswords(again, ANOTHER);
        again.screenshot("reset-page");
        again.press("Set the password");
        assertThat(again.page().getByText("The new password is set. Log in with it."))
                .isVisible();
        again.logIn("sara.olsen", ANOTHER);
        again.page().navigate(link);
        assertThat(again.page().getByText("A password was set with this link already"))
                .isVisible();
        again.close();
    }

    @Test
    @Order(7)
    void the_pages_are_whole_on_a_phone_and_in_the_dark() {
        admin.open("/admin/people");
        assertThat(person("Sara Olsen")).isVisible();
        admin.screenshot("people");
        admin.page().setViewportSize(390, 844);
        admin.screenshot("people-phone");
        assertThat((Boolean)
                        admin.page().evaluate("() => document.querySelector('.shell-main').scrollWidth <= innerWidth"))
                .isTrue();
        admin.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        admin.screenshot("people-phone-dark");
        admin.page().setViewportSize(1440, 900);
        admin.screenshot("people-dark");
        assertThat(admin.complaints()).isEmpty();
    }

    @Test
    @Order(8)
    void the_tabs_are_reached_and_followed_by_keyboard() {
        admin.open("/admin/people");
        var tab = admin.page()
                .getByLabel("Administration")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Model servers"));
        tab.focus();
        admin.page().keyboard().press("Enter");
        assertThat(admin.page()).hasTitle("Model servers · Stepwise");
        assertThat(tab).hasAttribute("aria-current", "page");
        assertThat(tab).isFocused();
    }

    @Test
    @Order(9)
    void what_was_done_stands_in_the_audit_log_and_is_exported() throws IOException {
        admin.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        admin.open("/admin/audit");
        var rows = admin.page().locator("table.audit tbody tr");
        assertThat(rows.first()).containsText("Link for a new password made");
        assertThat(rows.first()).containsText("Sara Olsen (sara.olsen)");
        admin.screenshot("audit");
        admin.field("Who, or about whom or what").fill("Li Jun");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("Invitation made");

        var download = admin.page()
                .waitForDownload(() -> admin.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Export as CSV"))
                        .click());
        assertThat(Files.readString(download.path()))
                .startsWith("\"time (UTC)\",\"who\"")
                .contains("\"ada\"", "\"INVITATION_MADE\",\"Li Jun\"")
                .doesNotContain("Sara", "/invite/");
        admin.page().setViewportSize(390, 844);
        admin.screenshot("audit-phone");
        assertThat((Boolean)
                        admin.page().evaluate("() => document.querySelector('.shell-main').scrollWidth <= innerWidth"))
                .isTrue();
    }

    private void place(String name) {
        admin.page()
                .getByLabel("Places")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    private static void fillPasswords(Visitor visitor, String password) {
        visitor.field("Password").fill(password);
        visitor.field("Password again").fill(password);
    }

    private static Locator heading(Visitor visitor, String words) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    private Locator once(String begin) {
        return admin.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^" + begin)));
    }

    private Locator row(String name) {
        return admin.page()
                .locator("table.invitations tr")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private Locator person(String name) {
        return admin.page()
                .locator("table.people tr")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private void choose(String name, String item) {
        person(name)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More for " + name))
                .click();
        admin.page()
                .locator("vaadin-context-menu-item")
                .filter(new Locator.FilterOptions().setHasText(item))
                .click();
    }

    private void dialogButton(String name) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Locator dialog() {
        return admin.page().getByRole(AriaRole.DIALOG);
    }
}
