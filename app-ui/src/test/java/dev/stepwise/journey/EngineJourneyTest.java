package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.llm.engine.LlamaCpp;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A person asks a real model on a real engine: whatever it writes, the page shows steps and an answer, and shows them again later. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stepwise.data=target/engine-journey-data", "stepwise.model.api-key=" + LlamaCpp.KEY})
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "engine.packages",
        matches = ".+",
        disabledReason = "NO REAL ENGINE: ./stepwise test gets one.")
class EngineJourneyTest {

    private static final String USERNAME = "mira";
    private static final String PASSWORD = "grey heron at the weir";

    /** Five calls of 120 tokens on a processor that others use, too. */
    private static final double PATIENCE_MILLIS = 300_000;

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    private Chromium chromium;
    private Visitor mira;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        var engine = new LlamaCpp(Path.of(System.getProperty("engine.packages")));
        engine.start();
        registry.add("stepwise.model.url", () -> engine.baseUrl().toString());
    }

    @BeforeAll
    void log_in() {
        chromium = Chromium.startOrSkip();
        try (var first = visitor()) {
            first.createAdministrator("/setup?token=" + accounts.setupToken().orElseThrow(), USERNAME, PASSWORD);
        }
        mira = visitor();
        mira.logIn(USERNAME, PASSWORD);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_question_is_answered_in_steps_and_the_page_shows_the_same_when_it_is_loaded_again() {
        set(Map.of("Steps, at least", "2", "Steps, at most", "4", "Tokens a step", "120", "Tokens, answer", "120"));
        mira.ask("What is the capital of France?");
        awaitStatus();

        var live = steps();
        var answer = mira.answer().innerText();
        assertThat(live).hasSizeBetween(2 * 2, 2 * 4);
        assertThat(answer).isNotBlank();
        mira.screenshot("engine-run");

        mira.page().reload();
        awaitStatus();
        assertThat(steps()).isEqualTo(live);
        assertThat(mira.answer().innerText()).isEqualTo(answer);
        assertThat(mira.complaints()).isEmpty();
    }

    private void set(Map<String, String> settings) {
        mira.page().getByTitle("Change the settings").click();
        settings.forEach((name, value) -> {
            mira.field(name).fill(value);
            mira.field(name).press("Tab");
        });
        mira.page().keyboard().press("Escape");
    }

    private void awaitStatus() {
        assertThat(mira.page().getByRole(AriaRole.STATUS))
                .hasText(
                        Pattern.compile("^Answered"),
                        new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** What the names of the steps say, and the texts that they open to. */
    private List<String> steps() {
        var read = new ArrayList<String>();
        for (int number = 1; mira.step(number).count() > 0; number++) {
            var step = mira.step(number);
            if (!"true".equals(step.getAttribute("aria-expanded"))) {
                step.click();
            }
            assertThat(step).hasAttribute("aria-expanded", "true");
            read.add(step.getAttribute("aria-label"));
        }
        var texts = mira.page().locator(".step-content");
        assertThat(texts).hasCount(read.size());
        read.addAll(texts.allInnerTexts());
        return read;
    }

    private Visitor visitor() {
        return chromium.visitor("http://localhost:" + port);
    }
}
