package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.fixture.StoredServicesTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoredServicesTest
class PageSettingsTest extends AdministeredAccounts {

    @Autowired
    PageSettingsService pages;

    @Test
    void whoever_chose_nothing_has_the_usual_pages() {
        assertThat(pages.find(ada)).isEqualTo(PageSettings.USUAL);
        assertThat(pages.find(new Actor(nobody(), Role.USER))).isEqualTo(PageSettings.USUAL);
    }

    @Test
    void what_is_chosen_is_kept_and_taken_back() {
        var chosen = new PageSettings(Optional.of(InterfaceLanguage.CHINESE), Optional.of(Theme.DARK), false, true);
        pages.change(ada, PageSettings.USUAL, chosen);
        assertThat(pages.find(ada)).isEqualTo(chosen);

        pages.change(ada, chosen, PageSettings.USUAL);
        assertThat(pages.find(ada)).isEqualTo(PageSettings.USUAL);
    }

    @Test
    void two_pages_that_change_different_things_do_not_undo_each_other() {
        pages.change(ada, PageSettings.USUAL, PageSettings.USUAL.withTheme(Optional.of(Theme.LIGHT)));
        pages.change(ada, PageSettings.USUAL, PageSettings.USUAL.withStepsStayOpen(true));

        assertThat(pages.find(ada))
                .isEqualTo(
                        PageSettings.USUAL.withTheme(Optional.of(Theme.LIGHT)).withStepsStayOpen(true));
    }
}
