package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import dev.stepwise.account.AccountDisabled;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@LoggedIn("asker")
@ViewPackages(packages = "dev.stepwise.ui")
@ExtendWith(OutputCaptureExtension.class)
class DisabledWhileAskingTest extends SpringBrowserlessTest {

    @Autowired
    private ErrorHandler failures;

    @Autowired
    private OpenPageWatch watch;

    @Autowired
    private JdbcClient jdbc;

    /** It may find the account disabled before the click does, and end the session under the test. */
    @BeforeEach
    void stopTheWatchOfOpenPages() {
        watch.stop();
    }

    /** When there is no page any more: it would end that one's session too. */
    @AfterAll
    static void startTheWatchOfOpenPages(@Autowired OpenPageWatch watch) {
        watch.start();
    }

    @AfterEach
    void forgetTheAsker() {
        jdbc.sql("delete from account where username = 'asker'").update();
    }

    @Test
    void who_asks_with_a_disabled_account_is_led_to_the_login_and_nothing_is_logged_as_an_error(CapturedOutput output) {
        Pages.open("");
        var page = UI.getCurrent();
        test(find(TextArea.class).single()).setValue("What is left?");
        jdbc.sql("update account set disabled_at = now() where username = 'asker'")
                .update();

        var ask = test(find(Button.class).withText("Ask").single());
        // a page without a browser does not hand on what a click throws
        assertThatExceptionOfType(AccountDisabled.class)
                .isThrownBy(ask::click)
                .satisfies(thrown -> failures.error(new ErrorEvent(thrown)));

        assertThat(page.getInternals().dumpPendingJavaScriptInvocations())
                .anyMatch(sent -> sent.getInvocation().getExpression().contains("reload"));
        assertThat(find(Notification.class).all()).isEmpty();
        assertThat(output).doesNotContain("A page failed", "AccountDisabled");
    }
}
