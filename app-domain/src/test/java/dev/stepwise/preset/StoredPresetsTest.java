package dev.stepwise.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.Strategy;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoredServicesTest
class StoredPresetsTest {

    @Autowired
    PresetService presets;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_default_comes_first_and_has_the_parameters_of_careful_steps() {
        assertThat(presets.all().getFirst())
                .isEqualTo(new Preset(
                        Preset.CAREFUL_STEPS,
                        Strategy.STEPS,
                        0,
                        1,
                        OptionalInt.empty(),
                        3,
                        25,
                        300,
                        500,
                        OutputMode.JSON_SCHEMA,
                        Optional.empty()));
    }

    @Test
    void the_baseline_comes_second() {
        assertThat(presets.all()).extracting(Preset::name).containsExactly(Preset.CAREFUL_STEPS, Preset.PLAIN_ANSWER);
        assertThat(presets.all().getLast().strategy()).isEqualTo(Strategy.DIRECT);
    }

    @Test
    void an_accounts_own_preset_is_not_among_the_built_in_ones() {
        var account = UUID.randomUUID();
        jdbc.sql("insert into account values (?, ?, 'no hash', 'USER', false, now())")
                .params(account, "keeps-a-preset")
                .update();
        jdbc.sql("insert into preset select ?, ?, 0, 'Mine', strategy, temperature, top_p, seed, min_steps, max_steps,"
                        + " step_tokens, answer_tokens, output_mode, language from preset where position = 1")
                .params(UUID.randomUUID(), account)
                .update();

        assertThat(presets.all()).extracting(Preset::name).doesNotContain("Mine");
    }
}
