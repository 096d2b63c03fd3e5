package dev.stepwise.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.llm.practice.EmbeddedPractice;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How much pages ask of the server. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stepwise.data=target/page-requests-data")
@TypeExcludeFilters(NoFixtures.class)
@Import({TestDatabase.class, PageRequestsTest.Counting.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRequestsTest {

    private static final String USERNAME = "mira";
    private static final String PASSWORD = "grey heron at the weir";
    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
    private static final EmbeddedPractice PRACTICE = new EmbeddedPractice(new Pace(60, Duration.ofMillis(150)));

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    private Chromium chromium;
    private Visitor mira;

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        Filter requestList() {
            return (request, response, chain) -> {
                var asked = (HttpServletRequest) request;
                REQUESTS.add(asked.getMethod() + " " + asked.getRequestURI());
                chain.doFilter(request, response);
            };
        }
    }

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        registry.add("stepwise.model.url", () -> PRACTICE.baseUrl().toString());
    }

    @BeforeAll
    void start_browser() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        PRACTICE.close();
    }

    @BeforeEach
    void log_in() {
        mira = chromium.visitor("http://localhost:" + port);
        var token = accounts.setupToken();
        token.ifPresent(once -> mira.createAdministrator("/setup?token=" + once, USERNAME, PASSWORD));
        mira.logIn(USERNAME, PASSWORD);
        awaitQuiet();
    }

    @AfterEach
    void the_console_had_no_errors() {
        assertThat(mira.complaints()).isEmpty();
        mira.close();
    }

    private void awaitQuiet() {
        mira.page().waitForLoadState(LoadState.NETWORKIDLE);
    }

    @Test
    void a_page_that_is_loaded_again_asks_for_none_of_its_files_again() {
        REQUESTS.clear();
        mira.open("/");
        mira.question().waitFor();
        awaitQuiet();

        assertThat(REQUESTS).filteredOn(request -> request.contains(".")).isEmpty();
    }

    @Test
    void a_question_is_asked_with_one_request_and_what_comes_of_it_needs_none() {
        REQUESTS.clear();
        mira.ask("How many Rs are in “strawberry”?");
        mira.awaitStatus("Answered");

        // where the browser is slow, what was typed goes ahead of the press of the button
        assertThat(REQUESTS).filteredOn(request -> request.startsWith("POST")).hasSizeBetween(1, 2);
    }
}
