package dev.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever asks without a browser learns from the status whether there is something at an address. */
@ApplicationTest
class FirstStatusTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;

    @BeforeEach
    void logIn() {
        people.account("mira");
        browser = new Browser(port);
        browser.logIn("mira", People.PASSWORD);
    }

    @Test
    void ones_own_run_is_found_and_somebody_elses_is_not() {
        assertThat(status("/runs/" + runOf("mira"))).isEqualTo(200);
        assertThat(status("/runs/" + runOf("boris"))).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/history", "/history?q=nothing"})
    void what_there_is_is_found(String address) {
        assertThat(status(address)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/no-id-at-all", "/runs", "/runs/", "/nothing/here", "/runs/a/b"})
    void what_there_is_not_is_not_found(String address) {
        assertThat(status(address)).isEqualTo(404);
        assertThat(status("/runs/" + UUID.randomUUID())).isEqualTo(404);
    }

    private int status(String address) {
        return browser.get(address).statusCode();
    }

    private RunId runOf(String username) {
        var now = Instant.now();
        return people.run(people.question(username, "Is it there?", now), 1, RunState.ANSWERED, now);
    }
}
