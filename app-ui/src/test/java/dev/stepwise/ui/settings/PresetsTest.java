package dev.stepwise.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.AbstractNumberField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.PresetService;
import dev.stepwise.preset.SavePresetResult.Saved;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import dev.stepwise.ui.fixture.People;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Presets in the settings panel of the page on which questions are asked. */
@ApplicationTest
@LoggedIn
@ViewPackages(packages = "dev.stepwise.ui")
class PresetsTest extends SpringBrowserlessTest {

    @Autowired
    private PresetService presets;

    @Autowired
    private People people;

    @Autowired
    private CurrentAccount mira;

    @BeforeEach
    void none_of_ones_own() {
        own().forEach(preset -> presets.delete(mira.actor(), preset.id()));
        Pages.open("");
        test(settingsLine()).click();
    }

    @Test
    void the_built_in_ones_are_offered_and_fill_the_fields() {
        assertThat(offered())
                .containsExactly(
                        "Careful steps",
                        "Short",
                        "Thorough",
                        "Steps as text",
                        "One call, thinking first",
                        "Plain answer",
                        "Answer only");
        test(preset()).selectItem("Thorough");

        assertThat(integer("Steps, at least").getValue()).isEqualTo(6);
        assertThat(integer("Tokens a step").getValue()).isEqualTo(500);
        assertThat(number("Temperature").getValue()).isEqualTo(0.3);
        assertThat(settingsLine().getElement().getTextRecursively()).startsWith("Thorough · ");
    }

    @Test
    void the_line_under_the_question_says_that_the_preset_was_changed() {
        test(number("Temperature")).setValue(0.7);

        assertThat(settingsLine().getElement().getTextRecursively()).startsWith("Careful steps, changed · ");
    }

    @Test
    void each_number_has_a_field() {
        for (var setting : NumberSetting.values()) {
            assertThat(find(AbstractNumberField.class, panel())
                            .withLabel(panel().getTranslation("settings." + setting.wordingKey()))
                            .exists())
                    .as(setting.wireName())
                    .isTrue();
        }
    }

    @Test
    void a_built_in_preset_can_be_saved_under_another_name_and_no_more() {
        assertThat(actions()).containsExactly("Save as preset…");
    }

    @Test
    void settings_are_saved_under_a_name_which_is_chosen_then() {
        test(number("Temperature")).setValue(0.7);
        saveAs("Mine");

        assertThat(preset().getValue()).isEqualTo(kept("Mine"));
        assertThat(actions()).containsExactly("Save as preset…", "Rename…", "Delete…");
        assertThat(settingsLine().getElement().getTextRecursively()).startsWith("Mine · ");
        assertThat(kept("Mine").reasoning().sampling().temperature()).isEqualTo(0.7);

        test(preset()).selectItem("Short");
        assertThat(number("Temperature").getValue()).isZero();
        test(preset()).selectItem("Mine");
        assertThat(number("Temperature").getValue()).isEqualTo(0.7);
    }

    @Test
    void changed_settings_are_saved_to_the_same_preset() {
        saveAs("Mine");
        test(integer("Steps, at most")).setValue(9);
        assertThat(offered()).contains("Mine, changed");
        press("Save changes");

        assertThat(offered()).contains("Mine");
        assertThat(actions()).doesNotContain("Save changes");
        assertThat(kept("Mine").reasoning().steps().most()).isEqualTo(9);
    }

    @Test
    void settings_out_of_range_are_not_saved_and_the_field_says_why() {
        test(number("Temperature")).setValue(0.7);
        saveAs("Mine");
        number("Temperature").setValue(3.0);
        press("Save changes");

        assertThat(number("Temperature").getErrorMessage()).isEqualTo("Temperature: from 0 to 2.");
        assertThat(kept("Mine").reasoning().sampling().temperature()).isEqualTo(0.7);
        press("Save as preset…");
        assertThat(find(TextField.class).withLabel("Name of the preset").exists())
                .isFalse();
    }

    @Test
    void a_name_that_cannot_be_given_says_why_and_stays() {
        press("Save as preset…");
        test(name()).setValue(" ");
        press("Save");
        assertThat(name().getErrorMessage()).isEqualTo("A preset needs a name.");
        test(name()).setValue("short");
        press("Save");
        assertThat(name().getErrorMessage())
                .isEqualTo("“Short” comes with Stepwise and stays as it is. Choose another name.");
        test(name()).setValue("Shorter");
        assertThat(name().isInvalid()).isFalse();
        press("Save");
        assertThat(preset().getValue()).isEqualTo(kept("Shorter"));
    }

    @Test
    void an_own_preset_of_the_same_name_is_replaced_only_by_a_button_that_says_so() {
        saveAs("Mine");
        test(preset()).selectItem("Plain answer");
        saveAs("mine");
        assertThat(name().getErrorMessage()).isEqualTo("You have a preset called “Mine” already.");
        assertThat(kept("Mine").reasoning().strategy()).isEqualTo(Strategy.STEPS);
        test(name()).setValue("min");
        assertThat(actions()).containsExactly("Save", "Cancel");
        test(name()).setValue("mine");
        press("Save");
        press("Replace “Mine”");

        assertThat(preset().getValue()).isEqualTo(kept("Mine"));
        assertThat(kept("Mine").reasoning().strategy()).isEqualTo(Strategy.DIRECT);
    }

    @Test
    void a_name_that_is_taken_is_not_replaced_by_renaming() {
        saveAs("Mine");
        saveAs("Other");
        press("Rename…");
        test(name()).setValue("Mine");
        press("Rename");

        assertThat(name().getErrorMessage()).isEqualTo("You have a preset called “Mine” already.");
        assertThat(actions()).containsExactly("Rename", "Cancel");
    }

    @Test
    void what_a_plain_answer_does_not_need_is_never_saved_out_of_range() {
        test(integer("Steps, at least")).setValue(null);
        way().setValue(Strategy.DIRECT);
        saveAs("Direct");

        assertThat(kept("Direct").reasoning().steps().least()).isEqualTo(3);
    }

    @Test
    void a_preset_is_renamed() {
        saveAs("Mine");
        press("Rename…");
        assertThat(name().getValue()).isEqualTo("Mine");
        test(name()).setValue("For riddles");
        press("Rename");

        assertThat(offered()).contains("For riddles").doesNotContain("Mine");
        assertThat(preset().getValue()).isEqualTo(kept("For riddles"));
    }

    @Test
    void a_preset_is_deleted_after_a_second_thought_and_its_settings_stay_in_the_fields() {
        test(number("Temperature")).setValue(0.7);
        saveAs("Mine");
        press("Delete…");
        press("Keep it");
        assertThat(offered()).contains("Mine");
        press("Delete…");
        press("Delete");

        assertThat(offered())
                .containsExactly(
                        "Careful steps, changed",
                        "Short",
                        "Thorough",
                        "Steps as text",
                        "One call, thinking first",
                        "Plain answer",
                        "Answer only");
        assertThat(number("Temperature").getValue()).isEqualTo(0.7);
    }

    @Test
    void a_preset_that_was_deleted_elsewhere_meanwhile_is_said_to_be_gone() {
        saveAs("Mine");
        press("Rename…");
        presets.delete(mira.actor(), kept("Mine").id());
        test(name()).setValue("Yours");
        press("Rename");

        assertThat(name().getErrorMessage()).isEqualTo("This preset is not there any more.");
    }

    @Test
    void presets_of_somebody_else_are_not_offered() {
        var boris = people.account("boris");
        assertThat(presets.create(boris, "Only Boris's", ReasoningSettings.DEFAULT))
                .isInstanceOf(Saved.class);
        Pages.open("history");
        Pages.open("");
        test(settingsLine()).click();

        assertThat(offered()).doesNotContain("Only Boris's");
    }

    private void saveAs(String name) {
        press("Save as preset…");
        test(name()).setValue(name);
        press("Save");
    }

    private NativeButton settingsLine() {
        return find(NativeButton.class)
                .withAttribute("title", "Change the settings")
                .single();
    }

    private Section panel() {
        return find(Section.class).withAriaLabel("Settings").single();
    }

    @SuppressWarnings("unchecked")
    private Select<Preset> preset() {
        return find(Select.class, panel()).withLabel("Preset").single();
    }

    private List<String> offered() {
        return test(preset()).getSuggestions();
    }

    private Preset.Own kept(String name) {
        return own().filter(preset -> preset.name().text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Preset.Own> own() {
        return presets.all(mira.actor()).stream()
                .filter(Preset.Own.class::isInstance)
                .map(Preset.Own.class::cast);
    }

    private List<String> actions() {
        return find(NativeButton.class, find(PresetActions.class, panel()).single()).all().stream()
                .map(NativeButton::getText)
                .toList();
    }

    private TextField name() {
        return find(TextField.class, panel()).withLabel("Name of the preset").single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Strategy> way() {
        return find(RadioButtonGroup.class, panel())
                .withLabel("Way of reasoning")
                .single();
    }

    private NumberField number(String label) {
        return find(NumberField.class, panel()).withLabel(label).single();
    }

    private IntegerField integer(String label) {
        return find(IntegerField.class, panel()).withLabel(label).single();
    }

    private void press(String name) {
        test(find(NativeButton.class, panel()).withText(name).single()).click();
    }
}
