package dev.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class OpenPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    void a_session_has_no_more_pages_than_it_may_and_keeps_those_that_were_heard_of_last() {
        people.account("mira");
        var browser = new Browser(port);
        browser.logIn("mira", People.PASSWORD);
        for (int page = 0; page <= OpenPages.MOST; page++) {
            assertThat(browser.get("/?v-r=init&query=&location=history").body()).contains("\"v-uiId\":" + page);
        }
        assertThat(heartbeat(browser, 0)).isEqualTo(404);
        assertThat(heartbeat(browser, 1)).isEqualTo(200);
        assertThat(heartbeat(browser, OpenPages.MOST)).isEqualTo(200);
    }

    private static int heartbeat(Browser browser, int page) {
        return browser.post("/?v-r=heartbeat&v-uiId=" + page, "").statusCode();
    }
}
