package dev.stepwise.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What other people's pages can have a browser send here. */
@ApplicationTest
class OwnPagesTest {

    private static final String PUSH = "GET /VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket"
            + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5 HTTP/1.1";

    private final String name = "user-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @BeforeEach
    void account() {
        people.account(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Origin: https://localhost",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "X-Says-Nothing: of where it comes from"
            })
    void nobody_is_logged_in_from_elsewhere(String header) throws IOException {
        var answer = logIn("Host: localhost:" + port, header);
        assertThat(RawRequest.status(answer)).isEqualTo(403);
        assertThat(answer).doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /setup", "POST /logout", "POST /?v-r=uidl&v-uiId=0", "DELETE /history", "PUT /"})
    void nothing_is_changed_from_elsewhere(String request) throws IOException {
        var answer = new RawRequest(request + " HTTP/1.1", "Host: localhost:" + port, "Origin: https://evil.example")
                .send(port, "");
        assertThat(RawRequest.status(answer)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "stepwise.example, http://stepwise.example",
        "stepwise.example, https://stepwise.example",
        "Stepwise.example:443, https://stepwise.example",
        "stepwise.example:8480, http://stepwise.example:8480",
        "[::1]:8484, http://[::1]:8484",
    })
    void a_login_from_the_page_of_the_same_host_goes_through(String host, String origin) throws IOException {
        assertThat(RawRequest.status(logIn("Host: " + host, "Origin: " + origin)))
                .isEqualTo(302);
        assertThat(RawRequest.status(logIn("Host: app:8484", "Sec-Fetch-Site: same-origin")))
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, true, 403", "http://localhost, false, 302", "http://localhost, true, 101"})
    void a_websocket_is_for_whoever_is_logged_in_on_a_page_of_this_host(String origin, boolean loggedIn, int status)
            throws IOException {
        assertThat(RawRequest.status(openWebsocket(origin, loggedIn))).isEqualTo(status);
    }

    private String openWebsocket(String origin, boolean loggedIn) throws IOException {
        var cookie = "";
        if (loggedIn) {
            var browser = new Browser(port);
            browser.logIn(name, People.PASSWORD);
            cookie = browser.cookie("stepwise-session").orElseThrow();
        }
        return new RawRequest(
                        PUSH,
                        "Host: localhost",
                        "Origin: " + origin,
                        "Cookie: stepwise-session=" + cookie,
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Connection: Upgrade")
                .head(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/history", "/runs/none"})
    void no_redirect_names_the_host_that_a_request_names(String path) throws IOException {
        var answer =
                new RawRequest("GET " + path + " HTTP/1.1", "Host: evil.example", "Accept: text/html").send(port, "");
        assertThat(RawRequest.header(answer, "Location")).isEqualTo("/login");
    }

    @Test
    void neither_does_the_one_after_a_login() throws IOException {
        var answer = logIn("Host: evil.example", "Origin: http://evil.example");
        assertThat(RawRequest.header(answer, "Location")).isEqualTo("/");
    }

    private String logIn(String... headers) throws IOException {
        var lines = new String[headers.length + 2];
        lines[0] = "POST /login HTTP/1.1";
        lines[1] = "Content-Type: application/x-www-form-urlencoded";
        System.arraycopy(headers, 0, lines, 2, headers.length);
        return new RawRequest(lines).send(port, "username=" + name + "&password=" + People.PASSWORD.replace(' ', '+'));
    }
}
