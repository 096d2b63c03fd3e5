package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.HostileTest;
import dev.stepwise.hostile.Replies;
import dev.stepwise.hostile.Sessions;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.ui.fixture.People;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    @Autowired
    private JdbcClient jdbc;

    private final CountDownLatch goOn = new CountDownLatch(1);

    private Chromium chromium;
    private Visitor mira;
    private String run;

    @BeforeEach
    void ask_and_read_half_a_step() {
        people.account("mira");
        model.behave(Replies.second(Replies.begun("{\"title\": \"Two\", \"content\": \"Half", connection -> {
            goOn.await();
            connection.events(
                    Chunks.text(" and whole.\", \"next_action\": \"continue\"}"), Chunks.finish("stop"), Chunks.DONE);
        })));
        chromium = Chromium.startOrSkip();
        mira = chromium.visitor("http://localhost:" + port);
        mira.logIn("mira", People.PASSWORD);
        mira.ask("How many Rs are in strawberry?");
        mira.awaitPartialText(2);
        run = mira.page().url();
    }

    @AfterEach
    void close() {
        goOn.countDown();
        if (chromium != null) {
            mira.close();
            chromium.close();
        }
    }

    @Test
    void a_session_that_expires_in_mid_run_is_followed_by_another_one_on_the_run() {
        sessions.expire();
        mira.step(1).click();

        goesOn();
    }

    @Test
    void a_login_that_has_ended_in_mid_run_leads_through_the_login_back_to_the_run() {
        jdbc.sql("delete from persistent_logins").update();
        sessions.expire();
        mira.step(1).click();
        mira.page().waitForURL("**/login");
        mira.field("Username").fill("mira");
        mira.field("Password").fill(People.PASSWORD);
        mira.press("Log in");

        goesOn();
    }

    private void goesOn() {
        mira.page().waitForURL(run);
        mira.awaitPartialText(2);
        assertThat(mira.step(1)).isVisible();
        goOn.countDown();
        mira.awaitStatus("Answered");
        assertThat(mira.answer()).containsText("There are three.");
    }
}
