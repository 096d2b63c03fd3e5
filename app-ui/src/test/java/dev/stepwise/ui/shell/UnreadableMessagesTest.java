package dev.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import dev.stepwise.ui.fixture.People;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Messages to a page that no browser sends: somebody logged in who writes them by hand fills no log. */
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class UnreadableMessagesTest {

    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern TOKEN = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;
    private String ui = "";
    private String token = "";

    @BeforeEach
    void a_page_is_open() {
        var name = "user-" + UUID.randomUUID();
        people.account(name);
        browser = new Browser(port);
        browser.logIn(name, People.PASSWORD);
        var page = browser.get("/?v-r=init&query=&location=").body();
        ui = first(UI, page);
        token = first(TOKEN, page);
    }

    @Test
    void what_fails_while_a_page_is_put_together_is_no_unreadable_message() {
        var failure = new IllegalStateException("Can't move a node from one state tree to another");
        failure.setStackTrace(Stream.of(
                        "com.vaadin.flow.internal.StateNode",
                        "com.vaadin.flow.router.internal.AbstractNavigationStateRenderer",
                        "com.vaadin.flow.component.UI",
                        "com.vaadin.flow.server.communication.rpc.EventRpcHandler")
                .map(name -> new StackTraceElement(name, "handle", null, 1))
                .toArray(StackTraceElement[]::new));

        assertThat(UnreadableMessages.isOne(failure)).isFalse();
    }

    /** The parts of a message that Vaadin reads, each wrong in its own way; {@code RPC} stands for all before its calls. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"csrfToken\":",
                "[]",
                "17",
                "{}",
                "{\"csrfToken\":\"TOKEN\"}",
                "{\"csrfToken\":\"TOKEN\",\"syncId\":\"x\",\"clientId\":0,\"rpc\":[]}",
                "RPC 7",
                "RPC [17]",
                "RPC [{}]",
                "RPC [{\"type\":\"none\"}]",
                "RPC [{\"type\":\"event\"}]",
                "RPC [{\"type\":\"event\",\"node\":1}]",
                "RPC [{\"type\":\"event\",\"node\":99999,\"event\":\"click\"}]",
                "RPC [{\"type\":\"mSync\",\"node\":1,\"feature\":1,\"property\":\"none\",\"value\":1}]",
                "RPC [{\"type\":\"publishedEventHandler\",\"node\":1,\"templateEventMethodName\":\"none\",\"templateEventMethodArgs\":[]}]",
                "RPC [{\"type\":\"channel\",\"node\":1,\"channel\":0,\"args\":[]}]",
                "RPC [{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":7}]"
            })
    void a_message_that_cannot_be_read_is_at_most_one_line_of_the_log(String message, CapturedOutput output) {
        int before = output.getAll().length();

        send(message.replace("RPC", "{\"csrfToken\":\"TOKEN\",\"syncId\":0,\"clientId\":0,\"rpc\":")
                + (message.startsWith("RPC") ? "}" : ""));

        var logged = output.getAll().substring(before);
        assertThat(logged.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(logged).doesNotContain("\tat ");
    }

    @Test
    void the_page_goes_on_afterwards(CapturedOutput output) {
        send("no JSON");

        assertThat(output).contains("could not be read");
        assertThat(browser.get("/?v-r=init&query=&location=").body()).containsPattern(UI);
    }

    private void send(String message) {
        browser.postMessage("/?v-r=uidl&v-uiId=" + ui, message.replace("TOKEN", token));
    }

    private static String first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        assertThat(match.find()).as(text).isTrue();
        return match.group(1);
    }
}
