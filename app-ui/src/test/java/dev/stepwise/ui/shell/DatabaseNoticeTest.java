package dev.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import dev.stepwise.testing.Outage;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

@ApplicationTest
@LoggedIn
@ViewPackages(packages = "dev.stepwise.ui")
class DatabaseNoticeTest extends SpringBrowserlessTest {

    @Autowired
    private JdbcConnectionDetails database;

    @Test
    void an_open_page_says_that_the_database_is_away_until_it_is_back() {
        Pages.open("history");
        assertThat(isSaid()).isFalse();

        try (var _ = Outage.of(database)) {
            awaitThatItIsSaid(true);
        }
        awaitThatItIsSaid(false);
    }

    private void awaitThatItIsSaid(boolean said) {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());
            assertThat(isSaid()).isEqualTo(said);
        });
    }

    private boolean isSaid() {
        return find(Paragraph.class).all().stream()
                .anyMatch(words -> words.getText().startsWith("The database does not answer"));
    }
}
