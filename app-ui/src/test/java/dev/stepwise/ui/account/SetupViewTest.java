package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.Role;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@ViewPackages(packages = "dev.stepwise.ui")
class SetupViewTest extends SpringBrowserlessTest {

    @Autowired
    private AccountService accounts;

    @Autowired
    private People people;

    @BeforeEach
    void nobodyYet() {
        people.forgetAll();
    }

    @Test
    void the_printed_link_creates_the_administrator_and_leads_to_the_login() {
        open();
        fill("mira", "blue heron over fields", "blue heron over fields");
        assertThat(accounts.credentials("mira"))
                .hasValueSatisfying(found -> assertThat(found.account().role()).isEqualTo(Role.ADMIN));
        assertThat(find(Paragraph.class)
                        .withTextContaining("The administrator exists now")
                        .exists())
                .isTrue();
    }

    @Test
    void a_short_password_says_by_how_much() {
        open();
        fill("mira", "tenletters", "tenletters");
        assertThat(password("Password").getErrorMessage()).isEqualTo("Too short by 2 characters: at least 12.");
        assertThat(password("Password").isInvalid()).isTrue();
    }

    @Test
    void two_different_passwords_are_refused() {
        open();
        fill("mira", "blue heron over fields", "blue heron over meadows");
        assertThat(password("Password again").getErrorMessage()).isEqualTo("The two passwords differ.");
        assertThat(accounts.setupToken()).isPresent();
    }

    @Test
    void a_missing_and_an_impossible_name_are_refused() {
        open();
        fill(" ", "blue heron over fields", "blue heron over fields");
        assertThat(username().getErrorMessage()).isEqualTo("A name is needed.");
        fill("mira b", "blue heron over fields", "blue heron over fields");
        assertThat(username().getErrorMessage()).isEqualTo("A name has at most 64 characters and no spaces.");
    }

    @Test
    void another_link_opens_no_form() {
        for (var link : new String[] {"setup", "setup?token=guessed"}) {
            navigate(link, SetupView.class);
            assertThat(find(H1.class).single().getText()).isEqualTo("This link does not open the setup");
            assertThat(find(PasswordField.class).exists()).isFalse();
        }
    }

    @Test
    void the_link_opens_nothing_once_there_is_an_account() {
        var token = accounts.setupToken().orElseThrow();
        people.account("boris");
        navigate("setup?token=" + token, SetupView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("This link does not open the setup");
    }

    private void open() {
        navigate("setup?token=" + accounts.setupToken().orElseThrow(), SetupView.class);
    }

    private void fill(String username, String password, String again) {
        test(username()).setValue(username);
        test(password("Password")).setValue(password);
        test(password("Password again")).setValue(again);
        test(find(Button.class).withText("Create the administrator").single()).click();
    }

    private TextField username() {
        return find(TextField.class).withCaption("Username").single();
    }

    private PasswordField password(String caption) {
        return find(PasswordField.class).withCaption(caption).single();
    }
}
