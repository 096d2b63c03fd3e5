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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a browser asks of the server that has seen a page before. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "stepwise.data=target/second-load-data")
@TypeExcludeFilters(NoFixtures.class)
@Import({TestDatabase.class, SecondLoadTest.Counting.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondLoadTest {

    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
    private static final EmbeddedPractice PRACTICE = new EmbeddedPractice(new Pace(60, Duration.ofMillis(150)));

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    private Chromium chromium;

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

    @Test
    void a_page_that_is_loaded_again_asks_for_none_of_its_files_again() {
        try (var visitor = chromium.visitor("http://localhost:" + port)) {
            visitor.createAdministrator(
                    "/setup?token=" + accounts.setupToken().orElseThrow(), "mira", "grey heron at the weir");
            visitor.logIn("mira", "grey heron at the weir");
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);

            REQUESTS.clear();
            visitor.open("/");
            visitor.question().waitFor();
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(REQUESTS).filteredOn(request -> request.contains(".")).isEmpty();
            assertThat(visitor.complaints()).isEmpty();
        }
    }
}
