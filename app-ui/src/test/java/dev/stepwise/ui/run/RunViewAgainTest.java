package dev.stepwise.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.TooMany;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.ui.run.navigation.RunNavigation;
import dev.stepwise.ui.run.state.Samples;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The question once more, with other settings. */
class RunViewAgainTest extends OpenRunView {

    @Test
    void running_again_starts_another_run_with_the_changed_settings() {
        open(Samples.answered());
        runs.put(plainRun());
        press(button(view(), "Run again"));

        assertThat(button(view(), "Run again").isEnabled()).isFalse();
        assertThat(find(Section.class).withAriaLabel("Run again").exists()).isTrue();
        var temperature = field(NumberField.class, "Temperature");
        temperature.setValue(0.7);
        assertThat(find(Span.class).withText("was 0").exists()).isTrue();
        press(button(panel(), "Run again"));

        assertThat(runs.asked).containsExactly("again at 0.7");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo(RunNavigation.path(Samples.PLAIN));
        assertThat(find(H2.class).withText("Run again").exists()).isFalse();
    }

    @Test
    void what_would_be_too_much_is_refused_in_words_and_the_page_stays() {
        open(Samples.failed(Cause.NO_FIRST_TOKEN));
        runs.fill(new TooMany(TooMany.Whose.ACCOUNT, 3));

        press(button(view(), "Try to go on"));
        press(button(view(), "Run again"));
        press(button(panel(), "Run again"));

        assertThat(runs.asked).containsExactly("go on", "again at 0.0");
        assertThat(find(Notification.class).all())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.getElement().getProperty("text"))
                        .startsWith("You have as many runs under way as one account may: 3."));
        assertThat(button(panel(), "Run again").isEnabled()).isTrue();
    }

    @Test
    void settings_out_of_range_say_the_range_and_start_nothing() {
        open(Samples.answered());
        press(button(view(), "Run again"));
        var temperature = field(NumberField.class, "Temperature");
        temperature.setValue(3.0);
        var least = field(IntegerField.class, "Steps, at least");
        least.setValue(30);

        assertThat(temperature.getErrorMessage()).isEqualTo("Temperature: from 0 to 2.");
        assertThat(temperature.isInvalid()).isTrue();
        assertThat(field(IntegerField.class, "Steps, at most").getErrorMessage())
                .isEqualTo("At least as many as “Steps, at least”: 30.");
        press(button(panel(), "Run again"));
        assertThat(runs.asked).isEmpty();

        temperature.setValue(2.0);
        least.setValue(25);
        assertThat(temperature.isInvalid()).isFalse();
        press(button(panel(), "Run again"));
        assertThat(runs.asked).containsExactly("again at 2.0");
    }

    @Test
    void a_run_that_the_practice_script_answered_says_so_and_is_run_again_with_a_model_that_there_is() {
        open(onPractice());
        assertThat(view().getElement().getTextRecursively()).contains("practice (scripted, no model)");
        press(button(view(), "Run again"));

        ComboBox<?> model = field(ComboBox.class, "Model");
        assertThat(model.getHelperText())
                .isEqualTo("The practice script is no longer part of Stepwise. Choose a model.");
        assertThat(model.getListDataView().getItems().map(Object::toString))
                .hasSize(3)
                .anyMatch(choice -> choice.contains(Samples.MODEL));
    }

    @Test
    void every_setting_has_its_field() {
        open(Samples.answered());
        press(button(view(), "Run again"));

        for (var caption : List.of("Steps, at least", "Steps, at most", "Tokens a step", "Tokens, answer", "Seed")) {
            assertThat(field(IntegerField.class, caption)).isNotNull();
        }
        for (var caption : List.of("Temperature", "Top p")) {
            assertThat(field(NumberField.class, caption)).isNotNull();
        }
        assertThat(find(Component.class).withLabel("Preset").exists()).isTrue();
        assertThat(find(Component.class).withLabel("Model").exists()).isTrue();
        assertThat(find(RadioButtonGroup.class).withLabel("Way of reasoning").exists())
                .isTrue();
    }

    @Test
    void what_stepwise_decided_for_the_run_is_said_beside_its_settings() {
        open(Samples.answered());
        press(button(view(), "Run again"));

        assertThat(panel().getElement().getTextRecursively())
                .contains(
                        "Filled in from run 2, which stays as it is. Its seed, 7, was drawn at random. Its prompts are"
                                + " in English, the language of the question.");
    }

    private static RunDetails onPractice() {
        var details = Samples.answered();
        var run = details.run();
        var settings = run.settings();
        var practice =
                new EndpointRef(new EndpointId(new UUID(7, 9)), "practice (scripted, no model)", Flavor.PRACTICE);
        var onPractice = new RunSummary(
                run.id(),
                run.ordinal(),
                new RunSettings(
                        settings.preset(),
                        practice,
                        practice.name(),
                        settings.reasoning(),
                        settings.seed(),
                        settings.language(),
                        settings.prompt()),
                run.state(),
                run.queuedAt(),
                run.claimedAt(),
                run.endedAt(),
                run.worked(),
                run.steps(),
                run.thinkingEnd(),
                run.outcome());
        return new RunDetails(
                onPractice,
                details.questionId(),
                details.question(),
                details.askedAt(),
                details.systemPrompt(),
                details.stemsFrom(),
                details.takenUpAgain(),
                details.directives(),
                List.of(onPractice),
                details.steps(),
                details.attempts(),
                details.unfinished(),
                details.logSeq());
    }

    private Component panel() {
        return find(Section.class).withAriaLabel("Run again").single();
    }

    private <F extends Component> F field(Class<F> type, String label) {
        return find(type).withLabel(label).single();
    }
}
