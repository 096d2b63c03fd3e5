package dev.stepwise.run.persistence;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Strategy;
import dev.stepwise.settings.persistence.ReasoningColumns;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.UUID;

/**
 * A run's settings as plain columns, so that they can be filtered and compared.
 *
 * @see "docs/decisions/0008-settings-are-immutable-columns.md"
 */
@Embeddable
class SettingsColumns {

    /** The constant of a built-in preset, or what a person called theirs. */
    private String presetName;

    private boolean presetBuiltIn;
    private UUID endpointId;
    private String endpointName;

    @Enumerated(EnumType.STRING)
    private Flavor endpointFlavor;

    private String model;

    @Embedded
    @AttributeOverride(name = "seed", column = @Column(name = "asked_seed"))
    @AttributeOverride(name = "prompt", column = @Column(name = "asked_prompt"))
    @AttributeOverride(name = "language", column = @Column(name = "asked_language"))
    private ReasoningColumns reasoning;

    private int seed;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Enumerated(EnumType.STRING)
    private PromptStyle prompt;

    private int promptVersion;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected SettingsColumns() {}

    SettingsColumns(RunSettings settings) {
        presetName = switch (settings.preset()) {
            case PresetName.BuiltIn(var preset) -> preset.name();
            case PresetName.Own(var text) -> text;
        };
        presetBuiltIn = settings.preset() instanceof PresetName.BuiltIn;
        endpointId = settings.endpoint().id().value();
        endpointName = settings.endpoint().name();
        endpointFlavor = settings.endpoint().flavor();
        model = settings.model();
        reasoning = new ReasoningColumns(settings.reasoning());
        seed = settings.seed();
        language = settings.language();
        prompt = settings.prompt().style();
        promptVersion = settings.prompt().version();
    }

    UUID endpointId() {
        return endpointId;
    }

    Strategy strategy() {
        return reasoning.toSettings().strategy();
    }

    OutputMode outputMode() {
        return reasoning.toSettings().outputMode();
    }

    /** One that this version does not know, because a newer node has stored it, is called as it was stored. */
    private PresetName preset() {
        return Arrays.stream(BuiltInPreset.values())
                .filter(preset -> presetName.equals(presetBuiltIn ? preset.name() : nameOfBefore(preset)))
                .findFirst()
                .<PresetName>map(PresetName.BuiltIn::new)
                .orElseGet(() -> new PresetName.Own(presetName));
    }

    /** What runs of the version before call it. Nobody could call a preset of theirs so. */
    private static String nameOfBefore(BuiltInPreset preset) {
        return switch (preset) {
            case CAREFUL_STEPS -> "Careful steps";
            case SHORT -> "Short";
            case THOROUGH -> "Thorough";
            case PLAIN_ANSWER -> "Plain answer";
            case STEPS_AS_TEXT, ONE_CALL, ANSWER_ONLY -> preset.name();
        };
    }

    RunSettings toSettings() {
        return new RunSettings(
                preset(),
                new EndpointRef(new EndpointId(endpointId), endpointName, endpointFlavor),
                model,
                reasoning.toSettings(),
                seed,
                language,
                new ChosenPrompt(prompt, promptVersion));
    }
}
