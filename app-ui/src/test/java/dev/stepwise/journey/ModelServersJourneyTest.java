package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.Replies;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** An administrator adds the model server, which is then asked, and sees it go and come back. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stepwise.data=target/servers-data", "stepwise.model.url=", "stepwise.stand-in=none"})
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelServersJourneyTest {

    private static final String SMALL_MODEL = "SmolLM2-135M-Instruct";

    @LocalServerPort
    private int port;

    @Autowired
    private AccountSetup accounts;

    private final FaultyModel model = new FaultyModel();
    private final FaultyModel twin = new FaultyModel();
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
        twin.close();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void what_is_no_model_server_is_refused_at_its_field_and_nothing_is_kept() {
        admin.screenshot("no-model");
        admin.page()
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Model servers"))
                .click();
        assertThat(admin.page()).hasURL(Pattern.compile("/admin/model-servers$"));
        openDialog();
        admin.field("Name").fill("Cluster");
        refused("gpu:9000", "", "An address begins with http:// or https://.");
        refused("http://me:secret@localhost", "", "does not belong into the address");
        refused(model.url().toString(), "two words", "A key is one word of ASCII characters");
        refused("http://93.184.216.34/v1", "", "its address is in no network that Stepwise may call");
        refused(answering("200 OK", "text/html", "<html>Welcome</html>"), "", "type the model’s name below");
        refused(answering("302 Found", "text/plain", "", "Location: http://localhost/"), "", "it redirects");
        refused(
                answering("401 Unauthorized", "application/json", "{}"),
                "",
                "The server refuses this key, or wants one.");
        try (var silent = FaultyServer.playing(connection -> {
            connection.readRequest();
            connection.awaitDisconnect();
        })) {
            refused(silent.baseUrl().toString(), "", "did not answer in time");
        }
        try (var endless = FaultyServer.playing(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            var piece = " ".repeat(1 << 16);
            while (true) {
                connection.write(piece);
            }
        })) {
            refused(endless.baseUrl().toString(), "", "longer than 16 MB");
        }
        admin.screenshot("model-server-refused");
        admin.press("Cancel");
        assertThat(admin.page().getByText("There is none yet. Add the one that your model runs on."))
                .hasText("There is none yet. Add the one that your model runs on.");
    }

    @Test
    @Order(2)
    void a_server_is_added_in_the_dialog_and_a_question_is_asked_with_it() {
        openDialog();
        admin.field("Name").fill("Cluster");
        address(model.url().toString());
        assertThat(dialog().getByText(Pattern.compile("^Answers in \\d+ m?s"))).isVisible();
        assertThat(dialog().getByText("Holds replies to a JSON schema")).isVisible();
        assertThat(dialog().getByText("Context of 32,768 tokens")).isVisible();
        admin.screenshot("model-server-add");
        admin.press("Add the server");

        assertThat(row("Cluster")).containsText(FaultyModel.MODEL);
        assertThat(row("Cluster")).containsText(Pattern.compile("Answers in \\d"));
        admin.screenshot("model-servers");

        admin.open("/");
        assertThat(admin.page().getByTitle("Change the settings")).containsText(FaultyModel.MODEL);
        admin.ask("How many Rs are in “strawberry”?");
        admin.awaitStatus("Answered");
    }

    @Test
    @Order(3)
    void it_is_changed_disabled_and_made_the_default_in_its_menu() {
        admin.open("/model-servers");
        choose("Make it the default");
        assertThat(row("Cluster")).containsText("· default");
        choose("Disable");
        assertThat(row("Cluster")).containsText("disabled");
        choose("Enable");
        assertThat(row("Cluster")).not().containsText("disabled");
        choose("Change or check…");
        admin.field("Name").fill("Lab");
        admin.press("Save");
        assertThat(row("Lab")).isVisible();
    }

    @Test
    @Order(4)
    void how_a_model_is_driven_is_chosen_in_its_line_and_its_runs_are_asked_like_that() {
        model.offer(FaultyModel.MODEL, SMALL_MODEL, FaultyModel.HOSTILE_NAME);
        admin.open("/model-servers");
        choose("Change or check…");
        admin.press("Check again");
        assertThat(prompt(SMALL_MODEL)).containsText("none");
        assertThat(steps(SMALL_MODEL)).containsText("as text");
        assertThat(steps(FaultyModel.MODEL)).containsText("usual");
        assertThat(small(SMALL_MODEL)).isHidden();
        choosePrompt(SMALL_MODEL, "short");
        assertThat(small(SMALL_MODEL)).isVisible();
        assertThat(small(FaultyModel.MODEL)).isHidden();
        choosePrompt(FaultyModel.MODEL, "short");
        choosePrompt(SMALL_MODEL, "none");
        assertThat(small(SMALL_MODEL)).isHidden();
        feedBack(SMALL_MODEL, false);
        thinking(FaultyModel.MODEL).fill("-1");
        thinking(FaultyModel.MODEL).press("Tab");
        admin.press("Save");
        assertThat(line(FaultyModel.MODEL)).containsText("A whole number from 0 to 65,536");
        thinking(FaultyModel.MODEL).fill("0");
        admin.screenshot("model-server-models");
        admin.page().setViewportSize(390, 844);
        line(SMALL_MODEL).scrollIntoViewIfNeeded();
        admin.screenshot("model-server-models-phone");
        admin.page().setViewportSize(1440, 900);
        save();

        choose("Change or check…");
        stands("short", "0");
        admin.press("Check again");
        assertThat(dialog().getByText(Pattern.compile("^Answers in \\d+ m?s"))).isVisible();
        stands("short", "0");
        save();
        choose("Change or check…");
        stands("short", "0");
        assertThat(prompt(SMALL_MODEL)).containsText("none");
        feedBack(SMALL_MODEL, true);
        save();

        model.behave(Replies.second(Replies.reply(Replies.step("Two", "The second thought.", "continue"))));
        admin.open("/");
        admin.ask("How many Rs are in “raspberry”?");
        admin.awaitStatus("Answered");
        var body = model.asked().getFirst().body();
        assertThat(body)
                .contains("Solve the question in small steps: each of your replies is one step, as a JSON object");

        model.offer(SMALL_MODEL);
        admin.open("/model-servers");
        assertThat(row("Lab")).not().containsText(FaultyModel.MODEL);
        admin.open("/");
        assertThat(admin.page().getByTitle("Change the settings")).containsText(SMALL_MODEL);
        assertThat(admin.page().getByTitle("Change the settings")).containsText("Steps as text");
    }

    @Test
    @Order(5)
    void the_page_is_whole_on_a_phone_and_in_the_dark() {
        admin.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        admin.open("/model-servers");
        assertThat(row("Lab")).containsText("Answers in");
        admin.screenshot("model-servers-dark");
        admin.page().setViewportSize(390, 844);
        assertThat(row("Lab")).isVisible();
        admin.screenshot("model-servers-phone");
        admin.press("Add a server");
        admin.field("Name").fill("Another");
        admin.screenshot("model-server-add-phone");
        admin.press("Cancel");
    }

    @Test
    @Order(6)
    void archiving_asks_once() {
        admin.page().setViewportSize(1440, 900);
        admin.open("/model-servers");
        choose("Archive…");
        assertThat(dialog()).containsText("Archive “Lab”?");
        assertThat(dialog())
                .containsText(
                        "It disappears from here, and its key and headers are forgotten. Runs keep its name; those that have not"
                                + " ended fail at their next call.");
        admin.screenshot("model-server-archive");
        admin.press("Keep it");
        assertThat(dialog()).hasCount(0);
        assertThat(row("Lab")).isVisible();
        choose("Archive…");
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Archive"))
                .click();
        assertThat(row("Lab")).hasCount(0);
        assertThat(admin.page().getByText("There is none yet.")).isVisible();
    }

    @Test
    @Order(7)
    void when_one_of_two_equal_servers_goes_away_in_a_run_the_other_goes_on_with_it() {
        twin.offer(FaultyModel.MODEL);
        var good = Replies.second(Replies.reply(Replies.step("Two", "The second thought.", "continue")));
        twin.behave(good);
        model.offer(FaultyModel.MODEL);
        add("One", model.url().toString());
        add("Twin", twin.url().toString());
        choose("One", "Equal servers…");
        assertThat(dialog()).containsText("both offer " + FaultyModel.MODEL);
        admin.screenshot("model-servers-equal");
        dialog().getByLabel("Twin").check();
        save();
        assertThat(row("http://127.0.0.1:" + model.url().getPort())).containsText("equal to Twin");
        assertThat(row("http://127.0.0.1:" + twin.url().getPort())).containsText("equal to One");

        model.behave(asked -> asked.repliesBefore() == 0 ? good.apply(asked) : _ -> model.goAway());
        admin.open("/");
        assertThat(admin.page().getByTitle("Change the settings")).containsText(FaultyModel.MODEL);
        admin.ask("How many Rs are in “blackberry”?");
        admin.awaitStatus("Answered");

        var second = admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Step 2\\b")));
        second.click();
        assertThat(admin.page().getByText("The second thought.")).isVisible();
        admin.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Details").setExact(true))
                .last()
                .click();
        assertThat(admin.page().getByText("The run went on at Twin, an equal server."))
                .isVisible();
        admin.screenshot("run-went-on");
        assertThat(twin.asked()).isNotEmpty();
    }

    private void add(String name, String address) {
        admin.open("/model-servers");
        admin.press("Add a server");
        admin.field("Name").fill(name);
        address(address);
        assertThat(dialog().getByText(Pattern.compile("^Answers in \\d+ m?s"))).isVisible();
        admin.press("Add the server");
        assertThat(dialog()).hasCount(0);
    }

    private void save() {
        admin.press("Save");
        assertThat(dialog()).hasCount(0);
    }

    private void stands(String prompt, String tokens) {
        assertThat(prompt(FaultyModel.MODEL)).containsText(prompt);
        assertThat(thinking(FaultyModel.MODEL)).hasValue(tokens);
    }

    private Locator line(String model) {
        return dialog().getByRole(
                        AriaRole.GROUP,
                        new Locator.GetByRoleOptions().setName(model).setExact(true));
    }

    private Locator small(String model) {
        return line(model).getByText("small: the prompt “none” and steps as text do it the least harm");
    }

    private Locator prompt(String model) {
        return line(model).locator("vaadin-select").first();
    }

    /** Has the model's thinking sent back to it, or not any more. */
    private void feedBack(String model, boolean isSentBack) {
        line(model)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More for " + model))
                .click();
        var item = admin.page()
                .locator("vaadin-context-menu-item")
                .filter(new Locator.FilterOptions().setHasText("Send its own thinking back"));
        var checked = admin.page().locator("vaadin-context-menu-item[menu-item-checked]");
        assertThat(item).isVisible();
        assertThat(checked).hasCount(isSentBack ? 1 : 0);
        item.click();
    }

    private Locator steps(String model) {
        return line(model).locator("vaadin-select").nth(1);
    }

    private Locator thinking(String model) {
        return line(model).getByLabel("Tokens of its own thinking");
    }

    private void choosePrompt(String model, String style) {
        prompt(model).click();
        admin.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(style))
                .click();
        assertThat(prompt(model)).containsText(style);
    }

    private void openDialog() {
        admin.page().setViewportSize(1440, 900);
        admin.page()
                .getByLabel("Places")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Administration"))
                .click();
        assertThat(admin.page()).hasURL(Pattern.compile("/admin/people$"));
        admin.page()
                .getByLabel("Administration")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Model servers"))
                .click();
        admin.press("Add a server");
    }

    private void refused(String address, String key, String words) {
        admin.field("Key").fill(key);
        address(address);
        assertThat(dialog().getByText(words).first()).isVisible();
        admin.field("Key").fill("");
    }

    private void address(String address) {
        admin.field("Address").fill(address);
        admin.field("Address").press("Tab");
    }

    /** A server that answers everything like this, as long as the test lives. */
    private static String answering(String status, String type, String body, String... headers) {
        return FaultyServer.playing(connection -> connection.answer(status, type, body, headers))
                .baseUrl()
                .toString();
    }

    private Locator dialog() {
        return admin.page().getByRole(AriaRole.DIALOG);
    }

    private Locator row(String name) {
        return admin.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    private void choose(String item) {
        choose("", item);
    }

    private void choose(String server, String item) {
        assertThat(dialog()).hasCount(0);
        admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More for " + server))
                .click();
        admin.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }
}
