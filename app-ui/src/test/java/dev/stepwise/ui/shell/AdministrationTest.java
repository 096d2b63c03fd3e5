package dev.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import dev.stepwise.account.Role;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The area for administrators. */
@ApplicationTest
@ViewPackages(packages = "dev.stepwise.ui")
class AdministrationTest extends SpringBrowserlessTest {

    @ParameterizedTest
    @EnumSource(AdministrationTab.class)
    @LoggedIn(value = "ada-of-tabs", role = Role.ADMIN)
    void each_tab_leads_to_a_page_that_is_titled_like_it(AdministrationTab tab) {
        Pages.open(tab.path());
        var name = text(tab.textKey());

        assertThat(find(H1.class).single().getText()).isEqualTo("Administration");
        assertThat(tabs().filter(link -> link.getElement().hasAttribute("aria-current"))
                        .map(Anchor::getText))
                .containsExactly(name);
        assertThat(UI.getCurrent().getInternals().getTitle()).isEqualTo(name + " · Stepwise");
    }

    @Test
    @LoggedIn(value = "ada-of-tabs", role = Role.ADMIN)
    void the_area_opens_with_its_first_tab_and_the_former_address_of_the_model_servers_with_theirs() {
        Pages.open("admin");
        assertThat(path()).isEqualTo("admin/people");
        Pages.open("model-servers");
        assertThat(path()).isEqualTo("admin/model-servers");
    }

    @Test
    @LoggedIn(value = "ada-of-tabs", role = Role.ADMIN)
    void the_button_beside_the_heading_belongs_to_the_tab() {
        Pages.open("admin/model-servers");
        assertThat(actions()).containsExactly("Add a server");
        Pages.open("history");
        Pages.open("admin/model-servers");
        assertThat(actions()).containsExactly("Add a server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "admin/people", "admin/model-servers", "admin/audit", "model-servers"})
    @LoggedIn("mira")
    void a_user_finds_no_such_page_and_no_link_to_it(String address) {
        Pages.open(address);
        assertThat(find(H1.class).single().getText()).isEqualTo("There is no such page");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref)).noneMatch(href -> href.contains("admin"));
    }

    private Stream<Anchor> tabs() {
        return find(Anchor.class).all().stream().filter(link -> link.hasClassName("tab"));
    }

    private List<String> actions() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key, Locale.ENGLISH);
    }

    private static String path() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPath();
    }
}
