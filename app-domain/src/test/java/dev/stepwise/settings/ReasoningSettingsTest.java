package dev.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasoningSettingsTest {

    @ParameterizedTest
    @EnumSource
    void a_number_is_set_and_read_back(NumberSetting setting) {
        var changed = ReasoningSettings.DEFAULT
                .change()
                .set(NumberSetting.MAX_STEPS, NumberSetting.MAX_STEPS.most())
                .set(setting, setting.most())
                .build();

        assertThat(setting.valueIn(changed)).hasValue(setting.most());
    }

    @ParameterizedTest
    @EnumSource
    void a_number_beyond_its_range_is_refused_by_its_name(NumberSetting setting) {
        var change = ReasoningSettings.DEFAULT.change();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.set(setting, setting.most() + 1).build())
                .withMessageContaining(setting.wireName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.set(setting, setting.least() - 1).build())
                .withMessageContaining(setting.wireName());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.set(setting, Double.NaN).build())
                .withMessageContaining(setting.wireName());
    }

    @ParameterizedTest
    @EnumSource
    void only_an_optional_number_is_left_open(NumberSetting setting) {
        var open = ReasoningSettings.DEFAULT.change().set(setting, OptionalDouble.empty());

        if (setting.isOptional()) {
            assertThat(setting.valueIn(open.build())).isEmpty();
        } else {
            assertThatIllegalArgumentException().isThrownBy(open::build).withMessageContaining(setting.wireName());
        }
    }

    @Test
    void a_whole_number_has_no_decimal_places() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasoningSettings.DEFAULT
                        .change()
                        .set(NumberSetting.MIN_STEPS, 2.5)
                        .build());
    }

    @Test
    void there_are_not_fewer_steps_at_most_than_at_least() {
        var change = ReasoningSettings.DEFAULT
                .change()
                .set(NumberSetting.MIN_STEPS, 9)
                .set(NumberSetting.MAX_STEPS, 8);

        assertThatIllegalArgumentException().isThrownBy(change::build);
        assertThat(change.set(NumberSetting.MAX_STEPS, 9).build().steps().most())
                .isEqualTo(9);
    }

    @Test
    void steps_do_not_count_in_a_plain_answer_nor_the_seed_where_nothing_is_drawn() {
        var plain = BuiltInPreset.PLAIN_ANSWER.reasoning();

        assertThat(Setting.all())
                .filteredOn(setting -> !setting.countsIn(plain))
                .containsExactlyInAnyOrder(
                        NumberSetting.MIN_STEPS,
                        NumberSetting.MAX_STEPS,
                        NumberSetting.STEP_TOKENS,
                        NumberSetting.SEED,
                        NumberSetting.TOP_K,
                        NumberSetting.MIN_P,
                        ChoiceSetting.OUTPUT_MODE,
                        ChoiceSetting.PROMPT,
                        ChoiceSetting.LANGUAGE);
        assertThat(NumberSetting.SEED.countsIn(BuiltInPreset.THOROUGH.reasoning()))
                .isTrue();
    }
}
