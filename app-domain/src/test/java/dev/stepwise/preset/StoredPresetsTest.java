package dev.stepwise.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.preset.SavePresetResult.NameBlank;
import dev.stepwise.preset.SavePresetResult.NameTaken;
import dev.stepwise.preset.SavePresetResult.NameTooLong;
import dev.stepwise.preset.SavePresetResult.NotThere;
import dev.stepwise.preset.SavePresetResult.Saved;
import dev.stepwise.preset.SavePresetResult.TooMany;
import dev.stepwise.run.Language;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoredServicesTest
class StoredPresetsTest {

    private static final EndpointRef SERVER =
            new EndpointRef(new EndpointId(UUID.randomUUID()), "a server", Flavor.VLLM);

    @Autowired
    PresetService presets;

    @Autowired
    JdbcClient jdbc;

    private Actor mira;
    private Actor noor;

    @BeforeEach
    void two_people() {
        mira = account();
        noor = account();
    }

    @Test
    void the_default_comes_first_and_has_the_parameters_of_careful_steps() {
        var first = presets.all(mira).getFirst();

        assertThat(first.own()).isFalse();
        assertThat(first.draft(SERVER, "a model"))
                .isEqualTo(new SettingsDraft(
                        Preset.CAREFUL_STEPS,
                        SERVER,
                        "a model",
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
    void the_baseline_is_the_last_of_the_built_in_ones() {
        assertThat(names(mira))
                .containsExactly(Preset.CAREFUL_STEPS, Preset.SHORT, Preset.THOROUGH, Preset.PLAIN_ANSWER);
        assertThat(presets.all(mira).getLast().strategy()).isEqualTo(Strategy.DIRECT);
    }

    @Test
    void short_is_within_the_tokens_that_it_promises_and_thorough_within_the_context_that_the_readme_sets_up() {
        assertThat(tokensAtMost(builtIn(Preset.SHORT))).isEqualTo(1_500);
        assertThat(tokensAtMost(builtIn(Preset.THOROUGH))).isLessThan(18_016 - 1_000);
    }

    @Test
    void settings_are_kept_under_a_name_and_follow_the_built_in_ones_by_name() {
        presets.create(mira, "second", settings(0.7));
        presets.create(mira, "First", settings(0.2));

        assertThat(names(mira).subList(4, 6)).containsExactly("First", "second");
        var kept = presets.all(mira).getLast();
        assertThat(kept.own()).isTrue();
        assertThat(kept.draft(SERVER, "a model"))
                .isEqualTo(new SettingsDraft(
                        "second",
                        SERVER,
                        "a model",
                        Strategy.STEPS,
                        0.7,
                        0.9,
                        OptionalInt.of(11),
                        2,
                        7,
                        128,
                        256,
                        OutputMode.JSON_SCHEMA,
                        Optional.of(Language.CHINESE)));
    }

    @Test
    void a_seed_and_a_language_may_be_left_open() {
        var open = builtIn(Preset.SHORT).draft(SERVER, "a model");

        assertThat(saved(presets.create(mira, "Open", open))
                        .draft(SERVER, "a model")
                        .seed())
                .isEmpty();
        assertThat(named(mira, "Open").language()).isEmpty();
    }

    @Test
    void nobody_sees_or_changes_the_presets_of_somebody_else() {
        var mine = saved(presets.create(mira, "Mine", settings(0.7)));

        assertThat(names(noor)).doesNotContain("Mine");
        assertThat(presets.replace(noor, mine.id(), settings(1.5))).isEqualTo(new NotThere());
        assertThat(presets.rename(noor, mine.id(), "Taken over")).isEqualTo(new NotThere());
        presets.delete(noor, mine.id());
        assertThat(named(mira, "Mine")).isEqualTo(mine);
        assertThat(saved(presets.create(noor, "Mine", settings(0.1))).temperature())
                .isEqualTo(0.1);
    }

    @Test
    void built_in_presets_stay_as_they_are() {
        var thorough = builtIn(Preset.THOROUGH);

        assertThat(presets.replace(mira, thorough.id(), settings(2))).isEqualTo(new NotThere());
        assertThat(presets.rename(mira, thorough.id(), "Other")).isEqualTo(new NotThere());
        presets.delete(mira, thorough.id());
        assertThat(builtIn(Preset.THOROUGH)).isEqualTo(thorough);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ärger", "äRGER", " Ärger\u00a0"})
    void a_name_is_given_once_in_any_case_of_letters(String again) {
        var taken = saved(presets.create(mira, "Ärger", settings(0.7)));
        var other = saved(presets.create(mira, "Other", settings(0.7)));

        assertThat(presets.create(mira, again, settings(1))).isEqualTo(new NameTaken(taken));
        assertThat(presets.rename(mira, other.id(), again)).isEqualTo(new NameTaken(taken));
        assertThat(named(mira, "Ärger")).isEqualTo(taken);
    }

    @Test
    void the_names_of_the_built_in_ones_are_taken() {
        assertThat(presets.create(mira, "careful STEPS", settings(1)))
                .isEqualTo(new NameTaken(builtIn(Preset.CAREFUL_STEPS)));
    }

    @Test
    void two_tabs_that_give_the_same_name_at_once_make_one_preset() throws Exception {
        Callable<SavePresetResult> create = () -> presets.create(mira, "Same", settings(0.7));
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = tabs.invokeAll(List.of(create, create)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(results).hasAtLeastOneElementOfType(Saved.class).hasAtLeastOneElementOfType(NameTaken.class);
        }
        assertThat(names(mira)).containsOnlyOnce("Same");
    }

    @Test
    void a_preset_may_be_renamed_to_its_own_name_in_other_letters() {
        var mine = saved(presets.create(mira, "mine", settings(0.7)));

        assertThat(saved(presets.rename(mira, mine.id(), "Mine")).name()).isEqualTo("Mine");
        assertThat(names(mira)).contains("Mine").doesNotContain("mine");
    }

    @Test
    void other_settings_take_the_place_of_those_that_were_kept() {
        var mine = saved(presets.create(mira, "Mine", settings(0.7)));
        var now = saved(presets.replace(mira, mine.id(), settings(1.3)));

        assertThat(now.temperature()).isEqualTo(1.3);
        assertThat(named(mira, "Mine")).isEqualTo(now);
    }

    @Test
    void a_deleted_preset_is_gone_and_its_name_free() {
        var mine = saved(presets.create(mira, "Mine", settings(0.7)));
        presets.delete(mira, mine.id());

        assertThat(names(mira)).doesNotContain("Mine");
        assertThat(presets.replace(mira, mine.id(), settings(1))).isEqualTo(new NotThere());
        assertThat(presets.create(mira, "Mine", settings(1))).isInstanceOf(Saved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "\0", "\u200b\u2060", "\ud83d"})
    void a_name_that_cannot_be_seen_is_none(String name) {
        assertThat(presets.create(mira, name, settings(1))).isEqualTo(new NameBlank());
    }

    @Test
    void a_name_is_one_line_that_can_be_stored() {
        assertThat(saved(presets.create(mira, "  Two\n\0 lines\u202e 😀 ", settings(1)))
                        .name())
                .isEqualTo("Two lines 😀");
    }

    @Test
    void a_name_has_a_length_counted_in_characters() {
        assertThat(presets.create(mira, "😀".repeat(60), settings(1))).isInstanceOf(Saved.class);
        assertThat(presets.create(mira, "x".repeat(61), settings(1))).isEqualTo(new NameTooLong());
    }

    @Test
    void there_is_a_limit_to_what_one_person_keeps() {
        for (int n = 0; n < PresetService.OWN_LIMIT; n++) {
            presets.create(mira, "Preset " + n, settings(1));
        }
        assertThat(presets.create(mira, "One more", settings(1))).isEqualTo(new TooMany());
        assertThat(presets.create(noor, "One more", settings(1))).isInstanceOf(Saved.class);
    }

    private Actor account() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into account values (?, ?, 'no hash', 'USER', false, now())")
                .params(id, id.toString())
                .update();
        return new Actor(new AccountId(id), Role.USER);
    }

    private static SettingsDraft settings(double temperature) {
        return new SettingsDraft(
                Preset.CAREFUL_STEPS,
                SERVER,
                "a model",
                Strategy.STEPS,
                temperature,
                0.9,
                OptionalInt.of(11),
                2,
                7,
                128,
                256,
                OutputMode.JSON_SCHEMA,
                Optional.of(Language.CHINESE));
    }

    private static int tokensAtMost(Preset preset) {
        return preset.maxSteps() * preset.stepTokens() + preset.answerTokens();
    }

    private List<String> names(Actor account) {
        return presets.all(account).stream().map(Preset::name).toList();
    }

    private Preset builtIn(String name) {
        return named(mira, name);
    }

    private Preset named(Actor account, String name) {
        return presets.all(account).stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Preset saved(SavePresetResult result) {
        return ((Saved) result).preset();
    }
}
