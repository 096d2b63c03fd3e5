package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.Application;
import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.NewAccount;
import dev.stepwise.account.Role;
import dev.stepwise.preset.PresetService;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
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

/** One person at two browsers, who looks after their own account. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stepwise.data=target/account-data", "stepwise.model.url=", "stepwise.stand-in=none"})
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountJourneyTest {

    private static final String FIRST_PASSWORD = "grey heron at the weir";
    private static final String PASSWORD = "copper-lantern-estuary";

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    @Autowired
    private LoginAccounts logins;

    @Autowired
    private AccountAdministration administration;

    @Autowired
    private PresetService presets;

    private Chromium chromium;
    private Visitor ada;
    private Visitor elsewhere;

    @BeforeAll
    void ada_is_logged_in_at_two_browsers() {
        chromium = Chromium.startOrSkip();
        ada = chromium.visitor("http://localhost:" + port);
        ada.createAdministrator("/setup?token=" + accounts.setupToken().orElseThrow(), "ada", FIRST_PASSWORD);
        ada.logIn("ada", FIRST_PASSWORD);
        elsewhere = chromium.visitor("http://localhost:" + port);
        elsewhere.logIn("ada", FIRST_PASSWORD);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void her_name_in_the_drawer_leads_to_the_page() {
        ada.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("ada").setExact(true))
                .click();
        assertThat(ada.page()).hasURL(Pattern.compile("/account$"));
        assertThat(row("Password")).containsText("Last changed: today");
    }

    @Test
    @Order(2)
    void a_bad_password_is_refused_at_its_field() {
        change("not the password", PASSWORD);
        assertThat(row("Password")).containsText("This is not your current password. Nothing was changed.");
        change(FIRST_PASSWORD, "short");
        assertThat(row("Password")).containsText("Too short by 7 characters: at least 12.");
    }

    @Test
    @Order(3)
    void another_password_ends_the_other_browsers_session_and_this_one_goes_on() {
        change(FIRST_PASSWORD, PASSWORD);
        assertThat(row("Password")).containsText("The password is changed. All other sessions have ended.");
        assertThat(elsewhere.page()).hasURL(Pattern.compile("/login$"));

        ada.open("/account");
        assertThat(row("Password")).containsText("Last changed: today");
        elsewhere.logIn("ada", PASSWORD);
    }

    @Test
    @Order(4)
    void whoever_logs_out_ends_this_session_alone() {
        elsewhere.press("Log out");
        assertThat(elsewhere.page()).hasURL(Pattern.compile("/login$"));
        elsewhere.open("/");
        assertThat(elsewhere.page()).hasURL(Pattern.compile("/login$"));

        ada.open("/account");
        row("Password").waitFor();
        elsewhere.logIn("ada", PASSWORD);
    }

    @Test
    @Order(10)
    void the_theme_is_in_force_at_once_and_on_another_machine_from_its_first_byte() {
        ada.open("/account");
        choose("Theme", "dark");
        assertThat(row("Theme")).containsText("Saved.");
        assertThat(ada.page().locator("html")).hasAttribute("theme", "dark");

        elsewhere.open("/account");
        assertThat(elsewhere.page().locator("html")).hasAttribute("theme", "dark");
        assertThat(elsewhere.page().request().get("/account").text())
                .containsPattern("<html[^>]*theme=\"dark\"[^>]*color-scheme: dark;");
        ada.screenshot("account-dark");
    }

    @Test
    @Order(11)
    void the_drawers_button_chooses_the_other_theme_and_the_row_follows() {
        ada.press("Dark or light");
        assertThat(ada.page().locator("html")).hasAttribute("theme", "light");
        assertThat(radio("Theme", "light")).isChecked();
        ada.open("/account");
        assertThat(ada.page().locator("html")).hasAttribute("theme", "light");

        choose("Theme", "as the system");
        assertThat(ada.page().locator("html")).hasAttribute("theme", "light-dark");
    }

    /** By the arrow keys, as a screen reader's user does it. */
    @Test
    @Order(12)
    void the_language_is_in_force_at_once_and_elsewhere_at_the_next_load() {
        radio("Language", "as the browser").focus();
        ada.page().keyboard().press("ArrowRight");
        ada.page().keyboard().press("ArrowRight");
        assertThat(ada.page().locator("html")).hasAttribute("lang", "zh");
        ada.page().locator(".form-row").first().waitFor();
        ada.screenshot("account-zh");

        elsewhere.open("/account");
        assertThat(elsewhere.page().locator("html")).hasAttribute("lang", "zh");
        ada.page().locator(".segments").first().getByText("English").click();
        assertThat(ada.page().locator("html")).hasAttribute("lang", "en");
    }

    @Test
    @Order(13)
    void single_keys_lead_to_pages_until_they_are_switched_off() {
        ada.open("/account");
        row("Keyboard").waitFor();
        ada.page().locator("h1").click();
        ada.page().keyboard().press("/");
        assertThat(ada.page()).hasURL(Pattern.compile("/history$"));

        ada.open("/account");
        var keys = row("Keyboard").getByRole(AriaRole.CHECKBOX);
        keys.uncheck();
        assertThat(row("Keyboard")).containsText("Saved.");
        ada.page().locator("h1").click();
        ada.page().keyboard().press("n");
        ada.open("/account");
        assertThat(ada.page().locator("html")).hasAttribute("data-single-keys", "off");
        assertThat(keys).not().isChecked();
        ada.page().keyboard().press("n");
        assertThat(ada.page()).hasURL(Pattern.compile("/account$"));
        keys.check();
    }

    @Test
    @Order(14)
    void a_letter_that_is_typed_into_a_field_leads_nowhere() {
        var current = ada.field("Current password");
        current.click();
        ada.page().keyboard().type("n/");
        assertThat(current).hasValue("n/");
        assertThat(ada.page()).hasURL(Pattern.compile("/account$"));
    }

    @Test
    @Order(15)
    void that_steps_stay_open_is_kept() {
        row("Steps").getByRole(AriaRole.CHECKBOX).check();
        assertThat(row("Steps")).containsText("Saved.");
        elsewhere.open("/account");
        assertThat(elsewhere.page().getByLabel("Steps stay open once done")).isChecked();
    }

    @Test
    @Order(20)
    void each_browser_is_in_the_list_and_this_one_is_named() {
        ada.open("/account");
        assertThat(row("Sessions").locator(".entry .name"))
                .hasText(new String[] {"Chrome on Linux", "Chrome on Linux"});
        assertThat(row("Sessions").getByText("this one")).hasCount(1);
        assertThat(row("Sessions")).containsText("127.0.0.1");
        ada.screenshot("account-sessions");
    }

    /** The other browser's page is only read: nobody clicks there. */
    @Test
    @Order(21)
    void an_ended_session_is_at_the_login_within_seconds_and_does_not_come_back() {
        elsewhere.open("/account");
        var end = row("Sessions")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End Chrome on Linux"));
        end.focus();
        long before = System.nanoTime();
        ada.page().keyboard().press("Enter");
        assertThat(elsewhere.page()).hasURL(Pattern.compile("/login$"));
        System.out.printf("An ended session was at the login after %d ms%n", (System.nanoTime() - before) / 1_000_000);

        assertThat(row("Sessions").locator(".entry .name")).hasCount(1);
        assertThat(row("Sessions")).containsText("the session has ended");
        elsewhere.open("/");
        assertThat(elsewhere.page()).hasURL(Pattern.compile("/login$"));
        ada.open("/account");
        row("Sessions").waitFor();
    }

    @Test
    @Order(22)
    void all_others_end_at_once() {
        elsewhere.logIn("ada", PASSWORD);
        ada.open("/account");
        row("Sessions").getByText("End all others").click();
        assertThat(elsewhere.page()).hasURL(Pattern.compile("/login$"));
        assertThat(row("Sessions").locator(".entry .name")).hasCount(1);
        assertThat(row("Sessions").getByText("End all others")).isHidden();
    }

    @Test
    @Order(30)
    void her_own_presets_are_renamed_and_deleted_there() {
        ada.open("/account");
        assertThat(row("Presets")).containsText("You have no presets of your own.");
        var actor = logins.credentials("ada").orElseThrow().account().actor();
        presets.create(actor, "Quick <b>look</b>", ReasoningSettings.DEFAULT);
        ada.open("/account");
        assertThat(row("Presets").locator(".entry")).containsText("Quick <b>look</b>");
        assertThat(row("Presets").locator(".entry")).containsText("3 to 25 steps, temperature 0");
        ada.screenshot("account-presets");

        row("Presets").getByText("Rename…").click();
        ada.field("Name of the preset").fill("Quick look");
        ada.page().keyboard().press("Enter");
        assertThat(row("Presets").locator(".entry .name")).hasText("Quick look");

        row("Presets").getByText("Delete…").click();
        assertThat(ada.button("Delete")).isFocused();
        ada.page().keyboard().press("Enter");
        assertThat(row("Presets")).containsText("You have no presets of your own.");
    }

    @Test
    @Order(95)
    void the_last_administrator_is_told_why_she_stays() {
        ada.open("/account");
        askForDeletion(ada, PASSWORD);
        assertThat(row("Delete my account")).containsText("You are the last administrator who can log in");
        ada.screenshot("account-deletion");
        assertThat(ada.page()).hasURL(Pattern.compile("/account$"));
    }

    @Test
    @Order(96)
    void an_account_that_is_to_be_deleted_is_logged_out_and_the_login_says_why() {
        var actor = logins.credentials("ada").orElseThrow().account().actor();
        administration.create(actor, new NewAccount("mira", "Mira", Role.USER, FIRST_PASSWORD));
        var mira = chromium.visitor("http://localhost:" + port);
        mira.logIn("mira", FIRST_PASSWORD);
        mira.open("/account");
        askForDeletion(mira, FIRST_PASSWORD);
        assertThat(mira.page()).hasURL(Pattern.compile("/login"));

        mira.field("Username").fill("mira");
        mira.field("Password").fill(FIRST_PASSWORD);
        mira.press("Log in");
        assertThat(mira.page().getByText("This account is going to be deleted")).isVisible();
        mira.field("Password").fill("not the password");
        mira.press("Log in");
        assertThat(mira.page().getByText("No account has this username with this password."))
                .isVisible();
    }

    private static void askForDeletion(Visitor somebody, String password) {
        somebody.press("Delete my account…");
        assertThat(somebody.page()
                        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Delete my account"))
                        .getByLabel("Current password"))
                .isFocused();
        somebody.page().keyboard().type(password);
        somebody.page().keyboard().press("Enter");
    }

    private void choose(String row, String choice) {
        row(row).getByText(choice, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private Locator radio(String row, String choice) {
        return row(row).getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(choice));
    }

    /** The keyboard does all of it. */
    private void change(String before, String wanted) {
        var current = ada.field("Current password");
        current.fill(before);
        current.press("Tab");
        ada.page().keyboard().type(wanted);
        ada.page().keyboard().press("Enter");
    }

    private Locator row(String name) {
        return ada.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    @Order(90)
    void the_page_fits_its_window_and_the_browser_complains_of_nothing() {
        ada.open("/account");
        row("Password").waitFor();
        ada.screenshot("account");
        assertThat(Dom.stickingOut(ada.page())).isEmpty();
        ada.page().setViewportSize(390, 844);
        ada.screenshot("account-mobile");
        assertThat(Dom.stickingOut(ada.page())).isEmpty();
        ada.page().setViewportSize(1440, 900);
        assertThat(ada.complaints()).isEmpty();
    }
}
