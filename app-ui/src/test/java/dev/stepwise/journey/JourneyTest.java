package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.llm.practice.EmbeddedPractice;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stepwise.data=target/journey-data")
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {

    private static final String STRAWBERRY = "How many Rs are in “strawberry”?";
    private static final String DECIMALS = "Which is larger, 9.11 or 9.9?";
    private static final String USERNAME = "mira";
    private static final String PASSWORD = "grey heron at the weir";

    private static final EmbeddedPractice PRACTICE = new EmbeddedPractice(new Pace(60, Duration.ofMillis(150)));

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    private Chromium chromium;
    private Visitor mira;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        registry.add("stepwise.model.url", () -> PRACTICE.baseUrl().toString());
    }

    @BeforeAll
    void set_up_by_the_one_time_link() {
        chromium = Chromium.startOrSkip();
        try (var first = visitor()) {
            first.createAdministrator("/setup?token=" + accounts.setupToken().orElseThrow(), USERNAME, PASSWORD);
            assertThat(first.complaints()).isEmpty();
        }
        assertThat(accounts.setupToken()).isEmpty();
    }

    @BeforeEach
    void log_in() {
        mira = visitor();
        mira.logIn(USERNAME, PASSWORD);
    }

    @AfterEach
    void the_console_had_no_errors() {
        assertThat(mira.complaints()).isEmpty();
        mira.close();
    }

    @AfterAll
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        PRACTICE.close();
    }

    @Test
    void a_step_is_read_before_it_is_complete_and_then_the_answer() {
        mira.screenshot("ask");
        mira.ask(STRAWBERRY);
        mira.awaitPartialText(1);
        mira.screenshot("run-live");
        assertThat(mira.step(1)).hasAttribute("aria-expanded", "true");
        mira.awaitStatus("Answered");
        assertThat(mira.answer()).containsText("3");
        assertThat(mira.step(5)).hasAttribute("aria-expanded", "false");
        mira.screenshot("run-done");
        mira.step(2).click();
        assertThat(mira.page().locator(".step-content").first()).not().isEmpty();
    }

    @Test
    void a_run_is_stopped_and_taken_up_again_after_its_last_kept_step() {
        mira.ask(DECIMALS);
        mira.awaitPartialText(2);
        mira.press("Stop");
        mira.awaitStatus("Stopped by you");
        assertThat(mira.step(1)).isVisible();
        mira.screenshot("run-stopped");
        mira.press("Try to go on");
        mira.awaitStatus("Answered");
        assertThat(mira.answer()).containsText("9.9");
    }

    @Test
    void stop_stays_within_reach_of_a_reader_who_has_scrolled() {
        mira.page().setViewportSize(1000, 420);
        mira.ask(STRAWBERRY);
        mira.awaitPartialText(2);
        mira.scrollToEnd();
        assertThat(mira.button("Stop")).isInViewport();
        mira.press("Stop");
        mira.awaitStatus("Stopped by you");
    }

    @Test
    void the_bar_shows_the_question_that_has_scrolled_out_and_leads_to_what_is_being_written() {
        mira.page().setViewportSize(1000, 420);
        mira.ask(STRAWBERRY);
        mira.awaitPartialText(2);
        var question = mira.page().locator(".bar-question");
        mira.scrollToEnd();
        assertThat(question).isVisible();
        assertThat(question).hasText(STRAWBERRY);
        mira.page().getByRole(AriaRole.LINK, named(Pattern.compile("^Writing"))).click();
        assertThat(mira.page().locator(".step-summary:focus, .answer:focus")).isInViewport();
        mira.awaitStatus("Answered");
        assertThat(mira.page().getByRole(AriaRole.STATUS).getByRole(AriaRole.LINK))
                .hasCount(0);
        mira.scrollToTop();
        assertThat(question).isHidden();
    }

    @Test
    void a_page_that_is_loaded_again_is_there_though_the_server_has_not_heard_that_it_was_left() {
        for (var path : List.of("/", "/history", "/")) {
            mira.open(path);
            mira.page().waitForLoadState(LoadState.NETWORKIDLE);
            mira.page().evaluate("navigator.sendBeacon = () => true");
            mira.page().reload();
            assertThat(mira.page().getByRole(AriaRole.MAIN)).not().isEmpty();
        }
        mira.ask(STRAWBERRY);
        mira.awaitStatus("Answered");
    }

    @Test
    void after_a_reload_the_page_follows_the_text_again() {
        mira.page().setViewportSize(1000, 420);
        mira.ask(STRAWBERRY);
        mira.awaitPartialText(1);
        mira.page().reload();
        mira.awaitPartialText(1);
        mira.scrollToEnd();
        mira.awaitStatus("Writing step 4");
        assertThat(mira.page().locator(".step.live .step-summary")).isInViewport();
        assertThat(mira.page().locator(".bar-question")).isVisible();
    }

    @Test
    void the_timeline_says_in_words_what_the_time_went_for_and_leads_to_the_step() {
        mira.ask(STRAWBERRY);
        mira.awaitStatus("Answered");
        var popover = mira.page().locator(".segment-facts");
        mira.segment(2).hover();
        assertThat(popover).isVisible();
        assertThat(popover).containsText(Pattern.compile("^2 · .+generation\\d+\\.\\d+ s, \\d+ tokens/s"));
        mira.screenshot("timeline");
        mira.segment(2).click();
        assertThat(mira.step(2)).isFocused();
        assertThat(popover).isHidden();
    }

    @Test
    void the_timeline_is_one_stop_for_the_keyboard_with_arrows_inside() {
        mira.ask(STRAWBERRY);
        mira.awaitStatus("Answered");
        mira.segment(1).focus();
        mira.page().keyboard().press("ArrowRight");
        assertThat(mira.segment(2)).isFocused();
        assertThat(mira.page().locator(".segment-facts")).containsText("2 · ");
        mira.page().keyboard().press("Escape");
        assertThat(mira.page().locator(".segment-facts")).isHidden();
        mira.page().keyboard().press("End");
        mira.page().keyboard().press("Enter");
        assertThat(mira.answer()).isFocused();
        mira.segment(1).focus();
        mira.page().keyboard().press("Tab");
        assertThat(mira.step(1)).isFocused();
    }

    @Test
    void the_status_is_read_in_words_and_the_tab_says_how_the_run_stands() {
        mira.ask(STRAWBERRY);
        mira.awaitStatus("Answered");
        assertThat(mira.page().getByRole(AriaRole.STATUS)).hasText(Pattern.compile("^Answered \\d"));
        assertThat(mira.page()).hasTitle(Pattern.compile("^Answered"));
    }

    @Test
    void a_second_tab_shows_the_same_run_live_and_a_closed_tab_loses_nothing() {
        mira.ask(STRAWBERRY);
        mira.awaitPartialText(1);
        var firstTab = mira.page();
        var address = firstTab.url();
        mira.newTab();
        mira.open(address);
        mira.awaitPartialText(1);
        firstTab.close();
        mira.page().reload();
        mira.awaitStatus("Answered");
        assertThat(mira.answer()).containsText("3");
    }

    @Test
    void a_question_is_found_in_the_history_and_run_again_with_another_temperature() {
        mira.ask(STRAWBERRY);
        mira.awaitStatus("Answered");
        mira.page().getByRole(AriaRole.LINK, named("Search")).first().click();
        mira.field("Search history").fill("strawb");
        mira.page().locator(".result a, a.result").first().click();
        mira.page().waitForURL("**/runs/**");
        mira.awaitStatus("Answered");
        var before = mira.page().url();
        mira.press("Run again");
        assertThat(mira.button("Run again").first()).isDisabled();
        mira.field("Temperature").fill("0.7");
        mira.field("Temperature").press("Tab");
        mira.screenshot("run-again");
        mira.button("Run again").last().click();
        mira.page().waitForURL(url -> !url.equals(before));
        mira.awaitStatus("Answered");
        assertThat(mira.page().getByText("temperature 0.7").first()).isVisible();
    }

    @Test
    void settings_are_kept_as_a_preset_and_escape_leaves_its_name_before_it_leaves_the_panel() {
        mira.page().getByTitle("Change the settings").click();
        mira.field("Temperature").fill("0.7");
        mira.field("Temperature").press("Tab");
        mira.press("Save as preset…");
        assertThat(mira.field("Name of the preset")).isFocused();
        mira.field("Name of the preset").press("Escape");
        assertThat(mira.field("Name of the preset")).isHidden();
        assertThat(mira.button("Save as preset…")).isFocused();
        mira.press("Save as preset…");
        mira.field("Name of the preset").fill("For riddles");
        mira.field("Name of the preset").press("Enter");
        assertThat(mira.page().getByTitle("Change the settings")).containsText("For riddles");
        mira.screenshot("preset");
        mira.press("Delete…");
        mira.press("Delete");
        assertThat(mira.page().getByTitle("Change the settings")).containsText("Careful steps");
    }

    @Test
    void the_plain_answer_comes_along_and_the_wish_for_it_is_remembered() {
        mira.field("Also get the plain answer").check();
        mira.ask(STRAWBERRY);
        mira.awaitStatus("Answered");
        assertThat(mira.page()
                        .getByRole(AriaRole.NAVIGATION, named("Runs of this question"))
                        .getByRole(AriaRole.LINK))
                .hasCount(2);
        mira.page().setViewportSize(360, 700);
        mira.page().reload();
        assertThat(mira.page().locator(".run-card[aria-current]"))
                .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
        mira.screenshot("run-phone");
        mira.open("/");
        assertThat(mira.field("Also get the plain answer")).isChecked();
        mira.field("Also get the plain answer").uncheck();
    }

    @Test
    void practice_is_named_for_what_it_is_though_its_address_was_given_as_a_model_server() {
        assertThat(mira.page().getByText("A practice script answers, no model")).isVisible();
        assertThat(mira.page().getByText("practice (scripted, no model)")).isVisible();
    }

    @Test
    void a_blank_question_is_refused_in_words() {
        mira.press("Ask");
        assertThat(mira.page().getByRole(AriaRole.ALERT).first()).containsText("write a question first");
    }

    @Test
    void somebody_elses_address_and_a_malformed_one_lead_to_the_same_page() {
        mira.openMissing("/runs/01980000-0000-7000-8000-00000000abcd");
        assertThat(mira.page().getByRole(AriaRole.HEADING, named("There is no such page")))
                .isVisible();
        mira.openMissing("/runs/no-id-at-all");
        assertThat(mira.page().getByRole(AriaRole.HEADING, named("There is no such page")))
                .isVisible();
    }

    private Visitor visitor() {
        return chromium.visitor("http://localhost:" + port);
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions named(Pattern name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions named(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions().setName(name);
    }
}
