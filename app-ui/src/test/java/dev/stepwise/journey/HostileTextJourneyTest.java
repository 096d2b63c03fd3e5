package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.HostileTest;
import dev.stepwise.hostile.Replies;
import dev.stepwise.run.RunState;
import dev.stepwise.ui.fixture.HostileTexts;
import dev.stepwise.ui.fixture.People;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hundreds of hostile texts, in everything that a model, a server or a person may write, in a real browser. */
@HostileTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextJourneyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FaultyModel model;

    @Autowired
    private People people;

    private Chromium chromium;
    private Visitor eve;
    private Watch watch;

    @BeforeAll
    void openBrowser() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** The watch begins behind the login, whose form may be sent. */
    @BeforeEach
    void logIn() {
        people.account("eve");
        people.forgetQuestions();
        var base = "http://localhost:" + port;
        eve = chromium.visitor(base);
        eve.logIn("eve", People.PASSWORD);
        watch = Watch.over(eve.page(), base);
        eve.open("/");
    }

    @AfterEach
    void leave() {
        eve.close();
    }

    @Test
    void the_watch_sees_harm_where_there_is_some() {
        eve.open("about:blank");
        eve.page().setContent("""
                <img src="https://evil.example/y" onerror="alert(1)"><iframe srcdoc="<p>in</p>"></iframe>
                """);
        eve.page().waitForCondition(() -> watch.harm().size() >= 3);

        assertThat(watch.harm())
                .contains("alert was called", "a request to https://evil.example/y")
                .anyMatch(seen -> seen.startsWith("a frame"));
        assertThat(Dom.foreign(eve.page())).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void nothing_that_a_model_writes_is_more_than_text() {
        model.behave(HostileModel::reply);

        eve.ask(String.join("\n", HostileTexts.payloads()));
        eve.awaitStatus("Answered");
        openEverything(HostileModel.STEPS.size());
        assertHarmless();
        assertThat(eve.page().locator("h1")).containsText("<svg onload=alert(1)>");
        assertThat(eve.answer()).containsText("<svg onload=alert(1)>");
        assertThat(eve.page().locator(".raw-reply pre").first()).containsText("<script>alert(1)</script>");
        eve.screenshot("hostile-run");
    }

    @Test
    void nothing_that_a_server_says_of_itself_or_of_a_failure_is_more_than_text() {
        model.behave(HostileModel::failure);
        eve.ask("How many Rs are in strawberry?");
        eve.awaitStatus("Answered");

        runAgainWithTheHostileModel();
        eve.awaitStatus("Failed in step 1");
        assertThat(eve.page().getByRole(AriaRole.ALERT)).containsText("has no model “" + FaultyModel.HOSTILE_NAME);
        openEverything(1);
        assertThat(eve.page().locator(".attempt-detail")).containsText("<svg onload=alert(1)>");
        assertHarmless();
        eve.screenshot("hostile-failure");
    }

    @Test
    void nothing_that_was_asked_is_more_than_text_in_history_and_search() {
        for (var text : HostileTexts.ALONE) {
            var stored = text.replace('\u0000', '\uFFFD');
            people.run(people.question("eve", stored, Instant.now()), 1, RunState.ANSWERED, Instant.now());
        }

        eve.open("/history");
        eve.press("Load more");
        eve.page().locator("main").getByText("Load more").click();
        assertThat(eve.page().locator(".result")).hasCount(HostileTexts.ALONE.size());
        assertHarmless();

        for (var searched : List.of("<img", "alert(1)", "<script>nothing</script>")) {
            eve.field("Search history").fill(searched);
            eve.page().waitForURL(url -> url.contains("q="));
            assertThat(eve.page().locator("mark, .empty h2").first()).containsText(searched);
            assertHarmless();
        }
    }

    @Test
    void a_word_of_ten_thousand_letters_does_not_widen_the_page() {
        var word = "w".repeat(10_000);
        model.behave(asked -> Replies.reply(asked.wantsStep() ? Replies.step(word, word, "final_answer") : word));
        eve.ask(word);
        eve.awaitStatus("Answered");

        for (int width : new int[] {1440, 390}) {
            eve.page().setViewportSize(width, 800);
            eve.page().reload();
            eve.awaitStatus("Answered");
            openEverything(3);
            eve.screenshot("long-word-" + width);
            assertThat(Dom.stickingOut(eve.page())).isEmpty();
            assertThat(eve.page().getByRole(AriaRole.STATUS).getByText("Answered"))
                    .isInViewport();
        }
    }

    private void assertHarmless() {
        assertThat(Dom.foreign(eve.page())).isEmpty();
        assertThat(watch.harm()).isEmpty();
        assertThat(eve.complaints()).isEmpty();
    }

    private void openEverything(int steps) {
        pressAll(".step-summary[aria-expanded=false]");
        assertThat(eve.page().locator(".step-foot")).hasCount(steps);
        pressAll(".step-foot button[aria-expanded=false], .answer-foot button[aria-expanded=false]");
        eve.page().waitForFunction("steps => document.querySelectorAll('.step .step-details').length === steps", steps);
    }

    private void pressAll(String selector) {
        eve.page().evaluate("all => document.querySelectorAll(all).forEach(button => button.click())", selector);
    }

    private void runAgainWithTheHostileModel() {
        var before = eve.page().url();
        eve.press("Run again");
        eve.field("Model").click();
        eve.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^<img")))
                .click();
        eve.button("Run again").last().click();
        eve.page().waitForURL(url -> !url.equals(before));
    }
}
