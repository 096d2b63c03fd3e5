package dev.stepwise.ui.run.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.run.state.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginWordingTest {

    private static final int DRAWN = 1_234_567;

    private final OriginWording wording = new OriginWording(Words.of(new Texts()));

    @Test
    void a_seed_that_was_drawn_and_a_language_that_was_found_are_called_so() {
        var open = BuiltInPreset.THOROUGH.reasoning();

        assertThat(text(open, "How many Rs are in strawberry?"))
                .isEqualTo("Its seed, 1234567, was drawn at random. Its prompts are in English, the language of the"
                        + " question.");
        assertThat(text(open, "\u8349\u8393\u91cc\u6709\u51e0\u4e2a\u5b57\u6bcd\uff1f"))
                .endsWith("Its prompts are in Chinese, the language of the question.");
    }

    @Test
    void prompts_in_english_for_a_question_in_another_language_are_not_said_to_be_in_its_language() {
        assertThat(text(BuiltInPreset.THOROUGH.reasoning(), "Wie viele Rs hat das Wort Erdbeere?"))
                .endsWith("Its prompts are in English, for there are none in the language of the question.");
    }

    @Test
    void what_was_asked_for_is_called_so() {
        var asked = BuiltInPreset.THOROUGH.reasoning().change().set(NumberSetting.SEED, 7);

        assertThat(text(asked.language(Optional.of(Language.CHINESE)).build(), "How many?"))
                .isEqualTo("Its seed, 7, was asked for. Its prompts are in Chinese, as was asked for.");
        assertThat(text(asked.language(Optional.of(Language.ENGLISH)).build(), "How many?"))
                .endsWith("Its prompts are in English, as was asked for.");
    }

    @Test
    void a_plain_answer_has_no_prompts_in_a_language_but_a_seed_as_its_field_shows() {
        assertThat(text(BuiltInPreset.PLAIN_ANSWER.reasoning(), "How many?"))
                .isEqualTo("Its seed, 1234567, was drawn at random.");
    }

    private String text(ReasoningSettings asked, String question) {
        var sample = Samples.settings(Strategy.STEPS);
        var draft = new SettingsDraft(sample.preset(), sample.endpoint(), sample.model(), asked);
        return wording.text(draft.resolve(question, DRAWN, ModelTraits.USUAL), question);
    }
}
