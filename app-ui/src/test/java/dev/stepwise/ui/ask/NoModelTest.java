package dev.stepwise.ui.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.stepwise.Application;
import dev.stepwise.account.Role;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import dev.stepwise.preset.Preset;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunService;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.NoFixtures;
import dev.stepwise.ui.fixture.Pages;
import dev.stepwise.ui.fixture.People;
import dev.stepwise.ui.run.navigation.RunNavigation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages say on a computer without a model server on which the tiny model cannot run; and what became of an earlier version's practice script there. */
@SpringBootTest(
        classes = Application.class,
        properties = {
            "stepwise.data=${test.data:target/test-data}/no-model",
            "stepwise.model.url=",
            "stepwise.stand-in=tiny"
        })
@TypeExcludeFilters(NoFixtures.class)
@Import({TestDatabase.class, People.class, NoProgramForTheTinyModel.class})
@ViewPackages(packages = "dev.stepwise.ui")
class NoModelTest extends SpringBrowserlessTest {

    private static final String PRACTICE = "practice (scripted, no model)";

    @Autowired
    private ModelServerFinder finder;

    @Autowired
    private RunService runs;

    @Autowired
    private CurrentAccount account;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void no_model_server_is_here() {
        assumeTrue(finder.findNow() instanceof NoModel, "a model server runs on this machine");
    }

    @Test
    @LoggedIn
    void the_notice_says_why_there_is_no_model_and_whom_to_ask() {
        Pages.open("");

        assertThat(notice().getElement().getTextRecursively())
                .isEqualTo(
                        "No model answers: no model server was found, so nothing can be asked yet. (Stepwise’s own small"
                                + " model does not run on this kind of computer: there is no llama.cpp for it.) Ask an"
                                + " administrator of this Stepwise to connect one.");
        assertThat(find(Anchor.class, notice()).exists()).isFalse();
    }

    @Test
    @LoggedIn(value = "ada", role = Role.ADMIN)
    void the_notice_leads_an_administrator_to_the_page_of_model_servers() {
        Pages.open("");

        assertThat(notice().getElement().getTextRecursively())
                .contains("there is no llama.cpp for it.)", "--model-url http://host:8000/v1")
                .endsWith("you add here: Model servers");
        assertThat(find(Anchor.class, notice()).single().getHref()).isEqualTo("/admin/model-servers");
    }

    @Test
    @LoggedIn
    void a_run_that_waited_for_the_practice_script_ends_and_says_that_its_server_is_not_known_any_more() {
        var run = askedOfPractice();

        open(run);

        assertThat(text())
                .contains("Stepwise does not know “" + PRACTICE + "” any more.")
                .contains("“Run again” with a model that is offered now");
    }

    @Test
    @LoggedIn
    void its_settings_open_and_say_that_the_practice_script_is_gone() {
        var run = askedOfPractice();
        open(run);

        test(find(NativeButton.class).withText("Run again").all().getFirst()).click();

        var model = find(
                        ComboBox.class,
                        find(Section.class).withAriaLabel("Run again").single())
                .withLabel("Model")
                .single();
        assertThat(model.getHelperText())
                .isEqualTo("The practice script is no longer part of Stepwise. Choose a model.");
        assertThat(model.getElement().getProperty("label")).isEqualTo("Model");
    }

    /** A run that an earlier version stored; it has ended. */
    private RunId askedOfPractice() {
        var id = jdbc.sql("""
                        insert into endpoint (id, name, flavor, created_at, origin) values (?, ?, 'PRACTICE', now(), 'STAND_IN')
                        on conflict (flavor) where base_url is null do update set name = excluded.name returning id
                        """)
                .params(UUID.randomUUID(), PRACTICE)
                .query(UUID.class)
                .single();
        var practice = new EndpointRef(new EndpointId(id), PRACTICE, Flavor.PRACTICE);
        var draft = new Preset.BuiltIn(BuiltInPreset.CAREFUL_STEPS).draft(practice, PRACTICE);
        var asked = (AskResult.Asked) runs.ask(account.actor(), "How many Rs are in “strawberry”?", List.of(draft));
        var run = asked.runs().getFirst();
        var access = RunAccess.owner(account.actor(), run);
        await().pollInSameThread()
                .until(() -> runs.find(access).orElseThrow().run().state().isEnd());
        assertThat(runs.find(access).orElseThrow().run().outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                RunOutcome.Failed.class,
                                failed -> assertThat(failed.cause()).isEqualTo(Cause.SERVER_NOT_CONFIGURED)));
        return run;
    }

    private static void open(RunId run) {
        RunNavigation.open(UI.getCurrent(), run);
    }

    private String text() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    private Paragraph notice() {
        return find(Paragraph.class).all().stream()
                .filter(paragraph -> paragraph.getElement().getTextRecursively().startsWith("No model answers"))
                .findFirst()
                .orElseThrow();
    }
}
