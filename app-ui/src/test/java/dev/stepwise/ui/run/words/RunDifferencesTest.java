package dev.stepwise.ui.run.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.RunSummary;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Strategy;
import dev.stepwise.ui.component.Texts;
import dev.stepwise.ui.run.state.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunDifferencesTest {

    private static final Words WORDS = Words.of(new Texts());
    private static final RunSettings PLAIN = Samples.settings(Strategy.DIRECT);
    private static final RunSettings CAREFUL = Samples.settings(Strategy.STEPS);

    @Test
    void the_first_of_each_kind_is_told_by_its_name() {
        assertThat(told(PLAIN, CAREFUL)).containsExactly("Plain answer", "Careful steps");
    }

    @Test
    void a_later_run_says_what_was_changed_for_it_and_the_first_what_it_was_before() {
        assertThat(told(PLAIN, CAREFUL, at(0.7, 7)))
                .containsExactly("Plain answer", "Careful steps · temperature 0", "[temperature 0.7] · else as run 2");
    }

    @Test
    void a_run_whose_settings_are_not_those_of_its_preset_any_more_says_so() {
        assertThat(told(at(0.7, 7))).containsExactly("Careful steps, changed");
        assertThat(told(PLAIN, at(0.7, 7), CAREFUL))
                .containsExactly(
                        "Plain answer", "Careful steps, changed · temperature 0.7", "[temperature 0] · else as run 2");
    }

    @Test
    void a_seed_and_a_language_that_the_preset_leaves_open_change_nothing() {
        var askedAgain = new RunSettings(
                CAREFUL.preset(),
                CAREFUL.endpoint(),
                CAREFUL.model(),
                CAREFUL.resolved(),
                CAREFUL.seed(),
                CAREFUL.language(),
                CAREFUL.prompt());

        assertThat(told(askedAgain)).containsExactly("Careful steps");
    }

    @Test
    void what_a_preset_of_ones_own_held_is_not_known_any_more() {
        var own = new RunSettings(
                new PresetName.Own("Mine"),
                CAREFUL.endpoint(),
                CAREFUL.model(),
                at(0.7, 7).reasoning(),
                CAREFUL.seed(),
                CAREFUL.language(),
                CAREFUL.prompt());

        assertThat(told(own)).containsExactly("Mine");
    }

    @Test
    void another_model_names_all_of_them() {
        assertThat(told(PLAIN, CAREFUL, on("Qwen/Qwen2.5-14B-Instruct", CAREFUL.endpoint())))
                .containsExactly(
                        "Plain answer · Llama-3.1-8B-Instruct",
                        "Careful steps · Llama-3.1-8B-Instruct",
                        "[Qwen2.5-14B-Instruct] · else as run 2");
    }

    @Test
    void a_run_is_told_by_the_one_that_it_is_most_like() {
        assertThat(told(CAREFUL, at(0.7, 7), at(0.7, 8)))
                .containsExactly(
                        "Careful steps · temperature 0",
                        "[temperature 0.7] · else as run 1",
                        "[seed 8] · else as run 2");
    }

    @Test
    void the_same_once_more_says_so_and_at_temperature_0_the_seed_is_no_difference() {
        assertThat(told(CAREFUL, at(0, 99))).containsExactly("Careful steps", "as run 1");
    }

    @Test
    void practice_is_named_even_where_all_runs_share_it() {
        var practice = new EndpointRef(CAREFUL.endpoint().id(), "Practice", Flavor.PRACTICE);
        assertThat(told(on("practice (scripted, no model)", practice)))
                .containsExactly("Careful steps · practice (scripted, no model)");
    }

    private static List<String> told(RunSettings... runs) {
        var siblings = Arrays.stream(runs)
                .map(settings -> run(1 + Arrays.asList(runs).indexOf(settings), settings))
                .toList();
        var differences = new RunDifferences(WORDS, siblings);
        return siblings.stream()
                .map(differences::of)
                .map(told -> told.changed().isEmpty() ? told.rest() : "[" + told.changed() + "] · " + told.rest())
                .toList();
    }

    private static RunSummary run(int ordinal, RunSettings settings) {
        var sample = Samples.summary(Samples.RUN, settings.reasoning().strategy(), RunState.QUEUED, Optional.empty());
        return new RunSummary(
                new RunId(new UUID(7, ordinal)),
                ordinal,
                settings,
                sample.state(),
                sample.queuedAt(),
                sample.claimedAt(),
                sample.endedAt(),
                sample.worked(),
                sample.steps(),
                sample.thinkingEnd(),
                sample.outcome());
    }

    private static RunSettings at(double temperature, int seed) {
        return with(CAREFUL.endpoint(), CAREFUL.model(), temperature, seed);
    }

    private static RunSettings on(String model, EndpointRef endpoint) {
        return with(endpoint, model, 0, CAREFUL.seed());
    }

    private static RunSettings with(EndpointRef endpoint, String model, double temperature, int seed) {
        var reasoning = CAREFUL.reasoning()
                .change()
                .set(NumberSetting.TEMPERATURE, temperature)
                .build();
        return new RunSettings(
                CAREFUL.preset(), endpoint, model, reasoning, seed, CAREFUL.language(), CAREFUL.prompt());
    }
}
