package dev.stepwise.ui.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.Version;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long browsers may keep what pages are made of. */
@ApplicationTest
class FileHeadersTest {

    private static final Pattern VERSIONED = Pattern.compile("(?:href|src)=\"([^\"]+\\?v-c=[^\"#]+)");
    private static final Pattern BUILT = Pattern.compile("VAADIN/build/[^\"']+[.]js");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;

    @BeforeEach
    void open_browser() {
        browser = new Browser(port);
    }

    private HttpResponse<String> askAgain(String path, String header, String value) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header(header, value)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private void logIn() {
        var name = "user-" + UUID.randomUUID();
        people.account(name);
        browser.logIn(name, People.PASSWORD);
    }

    private static List<String> found(Pattern pattern, int group, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult result) -> "/" + result.group(group).replaceFirst("^(\\./|/)", ""))
                .distinct()
                .toList();
    }

    /** A browser that finds this in an answer asks again, whatever else it says. */
    private static void isNotForbidden(HttpHeaders headers) {
        assertThat(headers.allValues("Pragma")).doesNotContain("no-cache");
        assertThat(headers.allValues("Expires")).doesNotContain("0");
    }

    private void isKeptForGood(String address) {
        var answer = browser.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control"))
                .as(address)
                .containsExactly("max-age=31536000, public, immutable");
        isNotForbidden(answer.headers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/styles.css",
                "/aura/aura.css",
                "/assets/icons.svg",
                "/assets/favicon.svg",
                "/scripts/stepwise.js"
            })
    void what_is_asked_for_by_its_version_is_kept_for_good(String path) {
        assertThat(FileVersion.address(path)).startsWith(path + "?v-c=");
        isKeptForGood(FileVersion.address(path));
    }

    @Test
    void the_script_of_the_websocket_is_kept_by_the_version_of_vaadin() {
        isKeptForGood("/VAADIN/static/push/vaadinPush-min.js?v=" + Version.getBuildHash());
    }

    /** Without a version, or by that of another release, which another node may serve already. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/styles.css",
                "/styles.css?v-c=01234567",
                "/assets/icons.svg",
                "/scripts/stepwise.js",
                "/scripts/stepwise.js?v-c=",
                "/VAADIN/static/push/vaadinPush-min.js",
                "/VAADIN/static/push/vaadinPush-min.js?v=0.0.1"
            })
    void all_else_is_asked_for_again_each_time(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        isNotForbidden(answer.headers());
    }

    @Test
    void a_font_is_kept_for_an_hour() {
        var answer = browser.get("/aura/fonts/InstrumentSans/InstrumentSans.woff2");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=3600");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() throws Exception {
        var tag = browser.get("/styles.css").headers().firstValue("ETag").orElseThrow();

        assertThat(askAgain("/styles.css", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(askAgain("/styles.css", "If-None-Match", "W/\"01234567\"").statusCode())
                .isEqualTo(200);
    }

    /** All builds write the same time into their files. */
    @Test
    void the_time_of_a_file_does_not_count() throws Exception {
        var answer = askAgain("/scripts/stepwise.js", "If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Last-Modified")).isEmpty();
    }

    @Test
    void what_the_build_named_by_a_hash_is_kept_for_good_by_whoever_is_logged_in() {
        logIn();
        var built = found(BUILT, 0, browser.get("/").body());

        assertThat(built).isNotEmpty().allSatisfy(this::isKeptForGood);
    }

    @Test
    void pages_name_their_files_by_version() {
        var login = found(VERSIONED, 1, browser.get("/login").body());
        assertThat(login).hasSize(4).allSatisfy(this::isKeptForGood);

        logIn();
        var page = found(VERSIONED, 1, browser.get("/").body());
        assertThat(page).hasSize(3).allSatisfy(this::isKeptForGood);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/history", "/?v-r=init&location="})
    void a_page_itself_is_never_kept(String path) {
        logIn();
        assertThat(browser.get(path).headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/styles/nothing.css", "/VAADIN/build/nothing.js"})
    void what_is_not_there_is_not_found_and_never_kept(String path) {
        logIn();
        var answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }
}
