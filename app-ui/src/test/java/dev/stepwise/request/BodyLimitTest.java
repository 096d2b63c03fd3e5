package dev.stepwise.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class BodyLimitTest {

    private static final int TOO_MUCH = BodyLimit.MOST_BYTES + 1;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @ParameterizedTest
    @CsvSource({
        "/?v-r=uidl&v-uiId=0, application/json",
        "/login, application/x-www-form-urlencoded",
        "/setup, multipart/form-data; boundary=x",
        "/nothing, text/plain"
    })
    void a_body_that_says_it_is_too_long_is_refused_unread(String path, String type) throws IOException {
        var answer = to(path, type).send(port, "x".repeat(TOO_MUCH));
        assertThat(RawRequest.status(answer)).isEqualTo(413);
    }

    @Test
    void a_body_that_grows_too_long_is_refused_for_whoever_is_logged_in() throws IOException {
        var name = "user-" + UUID.randomUUID();
        people.account(name);
        var browser = new Browser(port);
        browser.logIn(name, People.PASSWORD);
        assertThat(browser.get("/?v-r=init&query=&location=history").body()).contains("\"v-uiId\":0");
        var cookie =
                "Cookie: stepwise-session=" + browser.cookie("stepwise-session").orElseThrow();

        var answer = to("/?v-r=uidl&v-uiId=0", "application/json", cookie).sendInPieces(port, TOO_MUCH);

        assertThat(RawRequest.status(answer)).isEqualTo(413);
    }

    @Test
    void a_form_of_somebody_unknown_is_small_in_whatever_pieces_it_comes() throws IOException {
        var answer = to("/login", "application/x-www-form-urlencoded").sendInPieces(port, 100_000);
        assertThat(RawRequest.status(answer)).isEqualTo(413);
    }

    @Test
    void a_long_question_still_goes_through() throws IOException {
        var answer = to("/?v-r=uidl&v-uiId=0", "application/json").send(port, "x".repeat(BodyLimit.MOST_BYTES));
        assertThat(RawRequest.status(answer)).isNotEqualTo(413);
    }

    private RawRequest to(String path, String type, String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "POST " + path + " HTTP/1.1",
                "Host: localhost:" + port,
                "Origin: http://localhost:" + port,
                "Content-Type: " + type));
        lines.addAll(Arrays.asList(more));
        return new RawRequest(lines.toArray(String[]::new));
    }
}
