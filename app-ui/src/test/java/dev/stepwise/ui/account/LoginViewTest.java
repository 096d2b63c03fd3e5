package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import dev.stepwise.ui.fixture.ApplicationTest;
import org.junit.jupiter.api.Test;

@ApplicationTest
@ViewPackages(packages = "dev.stepwise.ui")
class LoginViewTest extends SpringBrowserlessTest {

    @Test
    void the_form_has_its_fields_by_their_names() {
        navigate("login", LoginView.class);
        assertThat(find(NativeLabel.class).all().stream().map(NativeLabel::getText))
                .containsExactly("Username", "Password", "Stay logged in on this computer");
        assertThat(find(NativeButton.class)
                        .withText("Log in")
                        .single()
                        .getElement()
                        .getAttribute("type"))
                .isEqualTo("submit");
    }

    @Test
    void a_refused_login_says_that_name_and_password_do_not_match() {
        navigate("login?error", LoginView.class);
        assertThat(find(Paragraph.class)
                        .withText("No account has this username with this password.")
                        .exists())
                .isTrue();
    }

    @Test
    void too_many_tries_say_how_long_to_wait() {
        navigate("login?wait=12", LoginView.class);
        assertThat(find(Paragraph.class)
                        .withTextContaining("possible in 12 minutes")
                        .exists())
                .isTrue();
    }

    @Test
    void the_address_cannot_put_words_into_the_message() {
        navigate("login?wait=<b>soon</b>", LoginView.class);
        assertThat(find(Paragraph.class)
                        .withTextContaining("possible in 15 minutes")
                        .exists())
                .isTrue();
    }
}
