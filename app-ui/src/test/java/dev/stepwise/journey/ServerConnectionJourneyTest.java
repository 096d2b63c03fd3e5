package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.Replies;
import dev.stepwise.llm.fixture.MadeCertificate;
import dev.stepwise.llm.fixture.TestProxy;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator adds a server that is not reached in the plain way. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stepwise.data=target/connection-data", "stepwise.model.url=", "logging.level.org.apache.hc=debug"
        })
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerConnectionJourneyTest {

    private static final MadeCertificate OWN = MadeCertificate.selfSigned("ip:127.0.0.1");
    private static final MadeCertificate SIGNED = MadeCertificate.signed("ip:127.0.0.1");

    private static final String SECRET = "planted-header-value";

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    @Autowired
    private JdbcClient jdbc;

    private final FaultyModel model = new FaultyModel();
    private Chromium chromium;
    private Visitor admin;

    @BeforeAll
    void the_administrator_logs_in() {
        model.behave(Replies.second(Replies.reply(Replies.step("Two", "The second thought.", "continue"))));
        chromium = Chromium.startOrSkip();
        admin = chromium.visitor("http://localhost:" + port);
        admin.createAdministrator(
                "/setup?token=" + accounts.setupToken().orElseThrow(), "ada", "grey heron at the weir");
        admin.logIn("ada", "grey heron at the weir");
    }

    @AfterAll
    void close() {
        model.close();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void a_certificate_that_nobody_signed_is_trusted_by_choice_and_a_question_is_asked_there() {
        model.listenOver(OWN.tls());
        admin.open("/model-servers");
        admin.press("Add a server");
        assertThat(admin.field("Certificate of an authority")).isHidden();
        admin.field("Name").fill("Cluster");
        address();
        said("The server’s certificate is not trusted: no known authority signed it.");
        said("For 127.0.0.1");
        said("Valid until ");
        said("SHA-256 " + OWN.certificate().fingerprint());
        admin.screenshot("model-server-certificate");
        admin.press("Trust this certificate");
        said(Pattern.compile("^Answers in \\d+ m?s"));
        said("Trusted at this server is this certificate and no other:");
        admin.screenshot("model-server-certificate-trusted");
        admin.press("Add the server");
        assertThat(row()).containsText(Pattern.compile("Answers in \\d"));

        admin.open("/");
        admin.ask("How many Rs are in “strawberry”?");
        admin.awaitStatus("Answered");
    }

    @Test
    @Order(2)
    void another_certificate_is_refused_and_named_and_what_is_trusted_is_shown() {
        model.listenOver(SIGNED.tls());
        admin.open("/model-servers");
        assertThat(row()).containsText("it shows another certificate than the one that is trusted there");
        assertThat(row()).containsText(SIGNED.certificate().fingerprint());
        change();
        admin.page().getByText("Connection").click();
        said("SHA-256 " + OWN.certificate().fingerprint());
        admin.press("Check again");
        said("The server shows another certificate than the one that is trusted there.");
        said("SHA-256 " + SIGNED.certificate().fingerprint());
        admin.screenshot("model-server-certificate-other");
        admin.press("Cancel");
    }

    @Test
    @Order(3)
    void an_authority_is_pasted_and_what_is_none_is_refused_at_its_field() {
        change();
        admin.page().getByText("Connection").click();
        paste("no certificate");
        said("A certificate in PEM begins with -----BEGIN CERTIFICATE-----");
        admin.screenshot("model-server-certificate-bad");
        paste(MadeCertificate.pem(SIGNED.authority()));
        said(Pattern.compile("^Answers in \\d+ m?s"));
        admin.press("Save");
        assertThat(dialog()).hasCount(0);
        assertThat(row()).containsText(Pattern.compile("Answers in \\d"));
        change();
        admin.page().getByText("Connection").click();
        said("Trusted at this server is also what this authority signed:");
        said("SHA-256 " + SIGNED.authority().fingerprint());
        admin.press("Cancel");
    }

    @Test
    @Order(4)
    void a_header_is_given_sent_and_its_value_is_nowhere_to_be_read(CapturedOutput log) {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        change();
        admin.page().getByText("Connection").click();
        admin.press("Add a header");
        header("Host", "gpu.lab");
        said("Stepwise sets this header itself, or it would change the connection.");
        header("X-Gateway-Key", "schlüssel");
        said("A value is one line of ASCII characters.");
        admin.screenshot("model-server-header-bad");
        header("X-Gateway-Key", SECRET);
        said(Pattern.compile("^Answers in \\d+ m?s"));
        admin.screenshot("model-server-header");
        admin.press("Save");
        assertThat(dialog()).hasCount(0);
        awaitAWholeLook();

        change();
        admin.page().getByText("Connection").click();
        assertThat(headers().getByLabel("Name")).hasValue("X-Gateway-Key");
        assertThat(headers().getByLabel("Value")).hasValue("");
        said(Pattern.compile("^Last checked"));
        assertThat(admin.page().content()).doesNotContain(SECRET);
        admin.press("Cancel");

        model.behave(_ -> connection -> connection.answer(
                "400 Bad Request",
                "application/json",
                "{\"error\":{\"message\":\"I know nobody with " + SECRET + "\"}}"));
        admin.open("/");
        admin.ask("Which is larger, 9.11 or 9.9?");
        admin.awaitStatus("Failed");
        assertThat(model.requests())
                .filteredOn(request -> request.line().startsWith("POST "))
                .last()
                .satisfies(
                        request -> assertThat(request.header("X-Gateway-Key")).contains(SECRET));
        assertThat(admin.page().content()).doesNotContain(SECRET);
        assertThat(log.getAll()).doesNotContain(SECRET);
        root.detachAppender(logged);
        assertThat(logged.list)
                .as("at debug")
                .anySatisfy(line -> assertThat(line.getLoggerName()).startsWith("org.apache.hc"))
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).doesNotContain(SECRET));
        assertThat(database())
                .contains("I know nobody with […]")
                .doesNotContain(SECRET)
                .doesNotContain(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    @Order(5)
    void a_proxy_is_refused_at_its_field_or_used_for_this_server_alone() {
        admin.open("/model-servers");
        change();
        admin.page().getByText("Connection").click();
        proxy("proxy.lab:3128");
        said("A proxy looks like http://host:3128, without a user, a password or a path.");
        try (var proxy = TestProxy.refusing("403 Forbidden")) {
            proxy(proxy.url());
            said("The kept headers go to no other host, and through no other proxy.");
            headers().getByLabel("Value").fill(SECRET);
            headers().getByLabel("Value").press("Tab");
            said("This proxy does not let Stepwise through to the server.");
            admin.screenshot("model-server-proxy-refused");
        }
        try (var proxy = TestProxy.start()) {
            proxy(proxy.url());
            said(Pattern.compile("^Answers in \\d+ m?s"));
            admin.press("Save");
            assertThat(dialog()).hasCount(0);
            assertThat(row()).containsText(Pattern.compile("Answers in \\d"));
            assertThat(proxy.requests())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.line())
                            .isEqualTo("CONNECT " + model.url().getAuthority() + " HTTP/1.1"));
            change();
            admin.page().getByText("Connection").click();
            assertThat(admin.field("HTTP proxy")).hasValue(proxy.url());
            admin.page().setViewportSize(390, 844);
            admin.screenshot("model-server-connection-phone");
            admin.page().setViewportSize(1440, 900);
            admin.press("Cancel");
        }
    }

    /** When the second look from now on begins, the first one has ended. */
    private void awaitAWholeLook() {
        long before = looks();
        admin.page().waitForCondition(() -> looks() >= before + 2);
    }

    private long looks() {
        return model.requests().stream()
                .filter(request -> request.line().startsWith("GET "))
                .count();
    }

    private void proxy(String address) {
        admin.field("HTTP proxy").fill(address);
        admin.field("HTTP proxy").press("Tab");
    }

    /** All that a dump or a backup of the database holds. */
    private String database() {
        return jdbc
                .sql("select tablename from pg_tables where schemaname = current_schema()")
                .query(String.class)
                .list()
                .stream()
                .map(table -> jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from \"" + table + "\" t")
                        .query(String.class)
                        .single())
                .collect(Collectors.joining(" "));
    }

    private Locator headers() {
        return dialog().getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Headers"));
    }

    private void header(String name, String value) {
        headers().getByLabel("Name").fill(name);
        headers().getByLabel("Value").fill(value);
        headers().getByLabel("Value").press("Tab");
    }

    private void paste(String pem) {
        admin.field("Certificate of an authority").fill(pem);
        admin.field("Certificate of an authority").press("Tab");
    }

    private void address() {
        admin.field("Address").fill(model.url().toString());
        admin.field("Address").press("Tab");
    }

    private void said(String words) {
        assertThat(dialog().getByText(words).first()).isVisible();
    }

    private void said(Pattern words) {
        assertThat(dialog().getByText(words).first()).isVisible();
    }

    private Locator dialog() {
        return admin.page().getByRole(AriaRole.DIALOG);
    }

    private Locator row() {
        return admin.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Cluster"));
    }

    private void change() {
        assertThat(dialog()).hasCount(0);
        admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More for Cluster"))
                .click();
        admin.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Change or check…"))
                .click();
    }
}
