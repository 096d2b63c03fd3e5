package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stepwise.Application;
import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.preset.PresetService;
import dev.stepwise.testing.TestDatabase;
import dev.stepwise.ui.fixture.NoFixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person at two browsers, who looks after their own account; each test begins with a new one. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stepwise.data=target/account-data", "stepwise.model.url=", "stepwise.stand-in=none"})
@TypeExcludeFilters(NoFixtures.class)
@Import(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AccountJourney {

    static final String FIRST_PASSWORD = "grey heron at the weir";
    static final String PASSWORD = "copper-lantern-estuary";

    @LocalServerPort
    int port;

    @Autowired
    AccountSetup accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LoginAccounts logins;

    @Autowired
    AccountAdministration administration;

    @Autowired
    PresetService presets;

    Chromium chromium;
    Visitor ada;
    Visitor elsewhere;

    @BeforeAll
    void ada_is_logged_in_at_two_browsers() {
        chromium = Chromium.startOrSkip();
        jdbc.sql("delete from account").update();
        ada = chromium.visitor("http://localhost:" + port);
        ada.createAdministrator("/setup?token=" + accounts.setupToken().orElseThrow(), "ada", FIRST_PASSWORD);
        ada.logIn("ada", FIRST_PASSWORD);
        elsewhere = chromium.visitor("http://localhost:" + port);
        elsewhere.logIn("ada", FIRST_PASSWORD);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static void askForDeletion(Visitor somebody, String password) {
        somebody.press("Delete my account…");
        assertThat(somebody.page()
                        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Delete my account"))
                        .getByLabel("Current password"))
                .isFocused();
        somebody.page().keyboard().type(password);
        somebody.page().keyboard().press("Enter");
    }

    void choose(String row, String choice) {
        row(row).getByText(choice, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    Locator radio(String row, String choice) {
        return row(row).getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(choice));
    }

    /** The keyboard does all of it. */
    void change(String before, String wanted) {
        var current = ada.field("Current password");
        current.fill(before);
        current.press("Tab");
        ada.page().keyboard().type(wanted);
        ada.page().keyboard().press("Enter");
    }

    Locator row(String name) {
        return ada.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
