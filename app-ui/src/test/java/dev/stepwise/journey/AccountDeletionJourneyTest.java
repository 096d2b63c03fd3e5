package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.stepwise.account.NewAccount;
import dev.stepwise.account.Role;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The account’s end. */
class AccountDeletionJourneyTest extends AccountJourney {

    @Test
    @Order(95)
    void the_last_administrator_is_told_why_she_stays() {
        ada.open("/account");
        askForDeletion(ada, FIRST_PASSWORD);
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
}
