package dev.stepwise.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.preset.SavePresetResult.NameBlank;
import dev.stepwise.preset.SavePresetResult.NameTaken;
import dev.stepwise.preset.SavePresetResult.NameTooLong;
import dev.stepwise.preset.SavePresetResult.NotThere;
import dev.stepwise.preset.SavePresetResult.Saved;
import dev.stepwise.preset.SavePresetResult.TooMany;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Penalties;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningEffort;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.Sampling;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.StepLimits;
import dev.stepwise.settings.StopTexts;
import dev.stepwise.settings.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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

        assertThat(first).isEqualTo(new Preset.BuiltIn(BuiltInPreset.CAREFUL_STEPS));
        assertThat(first.reasoning())
                .isEqualTo(new ReasoningSettings(
                        Strategy.STEPS,
                        new StepLimits(3, 25, 300),
                        500,
                        Sampling.of(0, 1, OptionalInt.empty()),
                        OwnThinkingLimits.NONE,
                        OutputMode.JSON_SCHEMA,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void the_built_in_ones_go_from_much_thinking_to_none() {
        assertThat(presets.all(mira))
                .containsExactly(
                        new Preset.BuiltIn(BuiltInPreset.CAREFUL_STEPS),
                        new Preset.BuiltIn(BuiltInPreset.SHORT),
                        new Preset.BuiltIn(BuiltInPreset.THOROUGH),
                        new Preset.BuiltIn(BuiltInPreset.STEPS_AS_TEXT),
                        new Preset.BuiltIn(BuiltInPreset.ONE_CALL),
                        new Preset.BuiltIn(BuiltInPreset.PLAIN_ANSWER),
                        new Preset.BuiltIn(BuiltInPreset.ANSWER_ONLY));
        assertThat(BuiltInPreset.PLAIN_ANSWER.reasoning().strategy()).isEqualTo(Strategy.DIRECT);
    }

    @Test
    void short_is_within_the_tokens_that_it_promises_and_thorough_within_the_context_that_the_readme_sets_up() {
        assertThat(tokensAtMost(BuiltInPreset.SHORT)).isEqualTo(1_500);
        assertThat(tokensAtMost(BuiltInPreset.THOROUGH)).isLessThan(18_016 - 1_000);
    }

    @Test
    void settings_are_kept_under_a_name_and_follow_the_built_in_ones_by_name() {
        presets.create(mira, "second", settings(0.7));
        presets.create(mira, "First", settings(0.2));

        assertThat(names(mira)).containsExactly("First", "second");
        var kept = presets.all(mira).getLast();
        assertThat(kept.draft(SERVER, "a model"))
                .isEqualTo(new SettingsDraft(new PresetName.Own("second"), SERVER, "a model", settings(0.7)));
    }

    @Test
    void a_seed_and_a_language_may_be_left_open() {
        saved(presets.create(mira, "Open", BuiltInPreset.SHORT.reasoning()));

        assertThat(named(mira, "Open").reasoning()).isEqualTo(BuiltInPreset.SHORT.reasoning());
    }

    @Test
    void nobody_sees_or_changes_the_presets_of_somebody_else() {
        var mine = saved(presets.create(mira, "Mine", settings(0.7)));

        assertThat(names(noor)).doesNotContain("Mine");
        assertThat(presets.replace(noor, mine.id(), settings(1.5))).isEqualTo(new NotThere());
        assertThat(presets.rename(noor, mine.id(), "Taken over")).isEqualTo(new NotThere());
        presets.delete(noor, mine.id());
        assertThat(named(mira, "Mine")).isEqualTo(mine);
        assertThat(saved(presets.create(noor, "Mine", settings(0.1))).reasoning())
                .isEqualTo(settings(0.1));
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

        assertThat(saved(presets.rename(mira, mine.id(), "Mine")).name().text()).isEqualTo("Mine");
        assertThat(names(mira)).contains("Mine").doesNotContain("mine");
    }

    @Test
    void other_settings_take_the_place_of_those_that_were_kept() {
        var mine = saved(presets.create(mira, "Mine", settings(0.7)));
        var now = saved(presets.replace(mira, mine.id(), settings(1.3)));

        assertThat(now.reasoning()).isEqualTo(settings(1.3));
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
                        .name()
                        .text())
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

    private static ReasoningSettings settings(double temperature) {
        return new ReasoningSettings(
                Strategy.STEPS,
                new StepLimits(2, 7, 128),
                256,
                new Sampling(
                        temperature,
                        0.9,
                        OptionalInt.of(11),
                        OptionalInt.of(40),
                        OptionalDouble.of(0.05),
                        new Penalties(OptionalDouble.of(0.5), OptionalDouble.of(-0.25), OptionalDouble.of(1.1)),
                        new StopTexts(List.of("END", "，完"))),
                new OwnThinkingLimits(Optional.of(ReasoningEffort.HIGH), OptionalInt.of(2048)),
                OutputMode.TEXT,
                Optional.of(PromptStyle.SHORT),
                Optional.of(Language.CHINESE));
    }

    private static int tokensAtMost(BuiltInPreset preset) {
        var reasoning = preset.reasoning();
        return reasoning.steps().most() * reasoning.steps().tokens() + reasoning.answerTokens();
    }

    private List<String> names(Actor account) {
        return own(account).map(preset -> preset.name().text()).toList();
    }

    private Preset.Own named(Actor account, String name) {
        return own(account)
                .filter(preset -> preset.name().text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Preset.Own> own(Actor account) {
        return presets.all(account).stream()
                .filter(Preset.Own.class::isInstance)
                .map(Preset.Own.class::cast);
    }

    private static Preset.Own saved(SavePresetResult result) {
        return ((Saved) result).preset();
    }
}
