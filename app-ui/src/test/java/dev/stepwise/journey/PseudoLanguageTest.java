package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.llm.practice.EmbeddedPractice;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.component.PseudoTexts;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.fixture.NoFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every page in a language in which each text is marked: what has no mark is written into the code, and stays English in Chinese. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stepwise.data=target/pseudo-language-data")
@TypeExcludeFilters(NoFixtures.class)
@Import({TestDatabase.class, PseudoLanguageTest.Marked.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PseudoLanguageTest {

    private static final EmbeddedPractice PRACTICE =
            new EmbeddedPractice(new Pace(1000, java.time.Duration.ofMillis(1)));

    /** Names, addresses, units and what a person typed. */
    private static final Pattern DATA = Pattern.compile(
            "Stepwise|practice[\\w()., ]*|\\S*(?:localhost|127\\.0\\.0\\.1)\\S*|mira|\\d[\\d.,]* (?:ms|s|min)\\b|https?://\\S+|-+BEGIN CERTIFICATE-+");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    /** Every text that is on the page or is read aloud; content has a language of its own. */
    private static final String TEXTS = """
            () => {
                const texts = [];
                const names = ['aria-label', 'title', 'placeholder', 'alt', 'label', 'helper-text', 'aria-valuetext'];
                const visit = node => {
                    if (node.nodeType === Node.TEXT_NODE && node.textContent.trim()) texts.push(node.textContent.trim());
                    if (node.nodeType === Node.ELEMENT_NODE) {
                        if (node.matches('script, style, template, noscript, body [lang]')) return;
                        names.map(name => node.getAttribute(name)).filter(Boolean).forEach(text => texts.push(text));
                        if (node.shadowRoot) node.shadowRoot.childNodes.forEach(visit);
                    }
                    node.childNodes.forEach(visit);
                };
                visit(document.documentElement);
                return texts;
            }
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    private final SoftAssertions pages = new SoftAssertions();

    private Chromium chromium;
    private Visitor visitor;

    @TestConfiguration(proxyBeanMethods = false)
    static class Marked {
        @Bean
        @Primary
        Texts pseudoTexts() {
            return new PseudoTexts();
        }
    }

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        registry.add("stepwise.model.url", () -> PRACTICE.baseUrl().toString());
    }

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip();
        visitor = chromium.visitor("http://localhost:" + port);
    }

    @AfterAll
    void close() throws Exception {
        if (chromium != null) {
            visitor.close();
            chromium.close();
        }
        PRACTICE.close();
    }

    @Test
    void nothing_on_any_page_is_written_into_the_code() {
        visitor.open("/setup?token=wrong");
        allIsTranslated();
        visitor.open("/setup?token=" + accounts.setupToken().orElseThrow());
        allIsTranslated();
        fill("Username", "mira");
        fill("Password", "grey heron at the weir");
        fill("Password again", "another heron at the weir");
        press("Create the administrator");
        allIsTranslated();
        fill("Password", "grey heron at the weir");
        fill("Password again", "grey heron at the weir");
        press("Create the administrator");
        page().waitForURL(url -> !url.contains("token"));
        visitor.open("/login");
        fill("Username", "mira");
        fill("Password", "wrong");
        press("Log in");
        allIsTranslated();
        fill("Password", "grey heron at the weir");
        press("Log in");
        first(AriaRole.TEXTBOX, "Question").waitFor();
        allIsTranslated();

        page().getByTitle("Change the settings").click();
        first(AriaRole.BUTTON, "Use these settings").waitFor();
        allIsTranslated();
        visitor.open("/");
        first(AriaRole.TEXTBOX, "Question").fill("How many Rs are in “strawberry”?");
        press("Ask");
        page().waitForURL("**/runs/**");
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("Answered");
        allIsTranslated();
        page().locator(".step-summary").first().click();
        first(AriaRole.BUTTON, "Details").click();
        allIsTranslated();
        press("Run again");
        allIsTranslated();

        for (var address : List.of(
                "/history",
                "/history?q=nothing-like-it",
                "/no-such-page",
                "/account",
                "/admin/people",
                "/admin/audit",
                "/admin/model-servers")) {
            visitor.open(address);
            assertThat(page().getByRole(AriaRole.MAIN)).not().isEmpty();
            page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            allIsTranslated();
        }
        press("Add a server");
        first(AriaRole.TEXTBOX, "Address").waitFor();
        allIsTranslated();
        pages.assertAll();
    }

    private void allIsTranslated() {
        var unmarked = withoutMarked((List<?>) page().evaluate(TEXTS)).stream()
                .filter(text -> WORD.matcher(text).find())
                .toList();
        pages.assertThat(unmarked).as(page().url()).isEmpty();
    }

    /** One text may be cut into several parts, with its marks around them all. */
    private static List<String> withoutMarked(List<?> texts) {
        var rest = new ArrayList<String>();
        int depth = 0;
        for (var text : texts) {
            var unmarked = new StringBuilder();
            for (char letter : text.toString().toCharArray()) {
                depth += letter == '⟦' ? 1 : 0;
                unmarked.append(depth > 0 ? "" : letter);
                depth -= letter == '⟧' ? 1 : 0;
            }
            rest.add(DATA.matcher(unmarked).replaceAll(""));
        }
        assertThat(depth).as("marks that were opened and not closed").isZero();
        return rest;
    }

    private Page page() {
        return visitor.page();
    }

    private void fill(String label, String text) {
        page().getByLabel(label).first().fill(text);
    }

    private void press(String name) {
        first(AriaRole.BUTTON, name).click();
    }

    private Locator first(AriaRole role, String name) {
        return page().getByRole(role, new Page.GetByRoleOptions().setName(name)).first();
    }
}
