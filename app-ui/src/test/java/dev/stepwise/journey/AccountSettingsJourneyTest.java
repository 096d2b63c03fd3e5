package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.settings.ReasoningSettings;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is chosen for all pages, and one’s own presets. */
class AccountSettingsJourneyTest extends AccountJourney {

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
}
