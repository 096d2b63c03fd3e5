package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The password, the sessions, and the page as a whole. */
class AccountJourneyTest extends AccountJourney {

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
        assertThat(elsewhere.page().getByRole(AriaRole.STATUS)).containsText("You were logged out here");

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
