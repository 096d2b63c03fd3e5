package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import dev.stepwise.settings.Language;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What somebody sees on a machine without a model server: a real model, whose number is compared with the truth. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stepwise.data=target/tiny-journey-data",
            "stepwise.stand-in=tiny",
            "stepwise.tiny.tokens-per-second=60",
            "stepwise.tiny.weights=${test.tiny.weights:}"
        })
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("weightsAreThere")
class TinyJourneyTest {

    private static final String STRAWBERRY = "How many Rs are in “strawberry”?";
    private static final Path TEST_SET = Path.of("../app-llm/tiny-model/test-set/letters.jsonl");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String USERNAME = "mira";
    private static final String PASSWORD = "grey heron at the weir";

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    @Autowired
    private ModelServerFinder finder;

    private Chromium chromium;
    private Visitor mira;

    static boolean weightsAreThere() {
        return TinyJourneyTest.class.getResource("/dev/stepwise/llm/tiny/stepwise-tiny.gguf") != null
                || !System.getProperty("test.tiny.weights", "").isBlank();
    }

    /** A question about a word that the model never saw in training. */
    private record HeldOut(String skill, String question, String expected) {}

    @BeforeAll
    void set_up_where_no_model_server_is() {
        assumeTrue(finder.findNow() instanceof UsingTiny, "a model server runs on this machine");
        chromium = Chromium.startOrSkip();
        try (var first = chromium.visitor("http://localhost:" + port)) {
            first.createAdministrator("/setup?token=" + accounts.setupToken().orElseThrow(), USERNAME, PASSWORD);
        }
    }

    @BeforeEach
    void log_in() {
        mira = chromium.visitor("http://localhost:" + port);
        mira.logIn(USERNAME, PASSWORD);
    }

    @AfterEach
    void the_console_had_no_errors() {
        assertThat(mira.complaints()).isEmpty();
        mira.close();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void the_page_says_what_answers_what_it_can_do_and_how_to_connect_a_real_server() {
        assertThat(mira.page().getByText("a model of Stepwise’s own answers: two million parameters, a demonstration"))
                .isVisible();
        assertThat(mira.page().getByText("--model-url http://host:8000/v1")).isVisible();
        assertThat(mira.page().getByText("stepwise-tiny (2 M parameters, a demonstration)"))
                .isVisible();
        assertThat(mira.page().getByText("What is 47 × 23?")).isVisible();
        mira.screenshot("tiny-ask");
    }

    @Test
    void a_plain_answer_and_a_chain_stand_side_by_side() {
        mira.field("Also get the plain answer").check();

        mira.ask(STRAWBERRY);
        mira.awaitStatus("Answered");

        assertThat(mira.page()
                        .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Runs of this question"))
                        .getByRole(AriaRole.LINK))
                .hasCount(2);
        assertThat(mira.step(3)).isVisible();
        assertThat(mira.answer()).containsText(NUMBER);
        mira.screenshot("tiny-run");
        mira.open("/");
        mira.field("Also get the plain answer").uncheck();
    }

    @Test
    void the_chains_count_the_letters_of_words_that_the_model_never_saw() throws IOException {
        var wrong = new ArrayList<String>();
        for (var heldOut : tenInEnglish()) {
            mira.open("/");
            mira.ask(heldOut.question());
            mira.awaitStatus("Answered");
            var answer = mira.answer().innerText();
            var number = NUMBER.matcher(answer);
            if (!number.find() || !number.group().equals(heldOut.expected())) {
                wrong.add(heldOut.question() + " " + heldOut.expected() + ", not: " + answer);
            }
        }
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void an_engine_that_is_killed_in_mid_step_costs_no_run() throws Exception {
        mira.ask(STRAWBERRY);
        mira.awaitStatus("Writing step");
        var killed = engine();

        killed.destroyForcibly();

        mira.awaitStatus("Answered");
        assertThat(engine().pid()).isNotEqualTo(killed.pid());
    }

    private static ProcessHandle engine() throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            var found = ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains("TinyMain") && child.isAlive())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("There is no engine.");
    }

    private static List<HeldOut> tenInEnglish() throws IOException {
        var json = JsonMapper.builder().build();
        var questions = new ArrayList<HeldOut>();
        for (var line : Files.readAllLines(TEST_SET)) {
            var heldOut = json.readValue(line, HeldOut.class);
            if (Language.of(heldOut.question()) == Language.ENGLISH && questions.size() < 10) {
                questions.add(heldOut);
            }
        }
        return questions;
    }
}
