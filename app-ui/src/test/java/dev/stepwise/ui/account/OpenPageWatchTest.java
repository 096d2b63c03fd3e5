package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import dev.stepwise.ui.fixture.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@LoggedIn("reader")
@ViewPackages(packages = "dev.stepwise.ui")
class OpenPageWatchTest extends SpringBrowserlessTest {

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void forgetTheReader() {
        jdbc.sql("delete from account where username = 'reader'").update();
    }

    @Test
    void a_page_that_is_only_read_loads_anew_when_its_account_is_disabled() {
        Pages.open("history");
        var page = UI.getCurrent();
        jdbc.sql("update account set disabled_at = now() where username = 'reader'")
                .update();

        await().pollInSameThread().untilAsserted(() -> {
            VaadinSession.getCurrent().getService().runPendingAccessTasks(VaadinSession.getCurrent());
            assertThat(page.getInternals().dumpPendingJavaScriptInvocations())
                    .anyMatch(sent -> sent.getInvocation().getExpression().contains("reload"));
        });
    }
}
