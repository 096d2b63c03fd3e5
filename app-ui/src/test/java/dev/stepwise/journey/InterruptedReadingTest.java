package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.stepwise.faults.cluster.TcpProxy;
import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.HostileTest;
import dev.stepwise.hostile.Replies;
import dev.stepwise.hostile.Sessions;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.ui.fixture.People;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader in the middle of a step loses the session, the login or the server. */
@HostileTest
class InterruptedReadingTest {

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

    private TcpProxy network;
    private Chromium chromium;
    private Visitor mira;
    private String run;

    @BeforeEach
    void ask_and_read_half_a_step() throws IOException {
        people.account("mira");
        model.behave(Replies.second(Replies.begun("{\"title\": \"Two\", \"content\": \"Half", connection -> {
            goOn.await();
            connection.events(
                    Chunks.text(" and whole.\", \"next_action\": \"continue\"}"), Chunks.finish("stop"), Chunks.DONE);
        })));
        chromium = Chromium.startOrSkip();
        network = TcpProxy.to("localhost", port);
        mira = chromium.visitor("http://localhost:" + network.port());
        mira.logIn("mira", People.PASSWORD);
        mira.ask("How many Rs are in strawberry?");
        mira.awaitPartialText(2);
        run = mira.page().url();
    }

    @AfterEach
    void close() throws IOException {
        goOn.countDown();
        jdbc.sql("update account set disabled_at = null").update();
        if (chromium != null) {
            mira.close();
            chromium.close();
            network.close();
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
        logInAgain();

        goesOn();
    }

    @Test
    void a_page_whose_account_is_disabled_is_at_the_login_untouched_while_its_run_goes_on() {
        jdbc.sql("update account set disabled_at = now(), login_generation = login_generation + 1")
                .update();
        mira.page().waitForURL("**/login");
        jdbc.sql("update account set disabled_at = null").update();
        logInAgain();

        goesOn();
    }

    private void logInAgain() {
        mira.field("Username").fill("mira");
        mira.field("Password").fill(People.PASSWORD);
        mira.press("Log in");
    }

    @Test
    void a_page_whose_server_is_silent_says_so_untouched_and_goes_on_when_it_answers_again() throws Exception {
        var notice = mira.page().getByText("The server does not answer at the moment");

        network.leadTo(nobodysPort());
        network.cut();
        assertThat(notice).isVisible();
        mira.screenshot("silent-server");

        network.leadTo(port);
        assertThat(notice).not().isVisible();
        goesOn();
    }

    private static int nobodysPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
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
