package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.HostileTest;
import dev.stepwise.hostile.Replies;
import dev.stepwise.hostile.Sessions;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.ui.fixture.People;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HostileTest
class ExpiredSessionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FaultyModel model;

    @Autowired
    private Sessions sessions;

    @Autowired
    private People people;

    @Test
    void a_session_that_expires_in_mid_run_leads_through_the_login_back_to_the_run() {
        people.account("mira");
        var goOn = new CountDownLatch(1);
        model.behave(Replies.second(Replies.begun("{\"title\": \"Two\", \"content\": \"Half", connection -> {
            goOn.await();
            connection.events(
                    Chunks.text(" and whole.\", \"next_action\": \"continue\"}"), Chunks.finish("stop"), Chunks.DONE);
        })));
        try (var chromium = Chromium.startOrSkip();
                var mira = chromium.visitor("http://localhost:" + port)) {
            mira.logIn("mira", People.PASSWORD);
            mira.ask("How many Rs are in strawberry?");
            mira.awaitPartialText(2);
            var run = mira.page().url();

            sessions.expire();
            mira.step(1).click();
            mira.page().waitForURL("**/login");
            mira.field("Username").fill("mira");
            mira.field("Password").fill(People.PASSWORD);
            mira.press("Log in");

            mira.page().waitForURL(run);
            mira.awaitPartialText(2);
            assertThat(mira.step(1)).isVisible();
            goOn.countDown();
            mira.awaitStatus("Answered");
            assertThat(mira.answer()).containsText("There are three.");
        } finally {
            goOn.countDown();
        }
    }
}
