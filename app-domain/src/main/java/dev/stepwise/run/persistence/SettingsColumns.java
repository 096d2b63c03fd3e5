package dev.stepwise.run.persistence;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.run.Language;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.RunSettings;
import dev.stepwise.run.Strategy;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/**
 * A run's settings as plain columns, so that they can be filtered and compared.
 *
 * @see "docs/decisions/0008-settings-are-immutable-columns.md"
 */
@Embeddable
record SettingsColumns(
        String presetName,
        UUID endpointId,
        String endpointName,
        @Enumerated(EnumType.STRING) Flavor endpointFlavor,
        String model,
        @Enumerated(EnumType.STRING) Strategy strategy,
        double temperature,
        @Column(name = "top_p") double topP,
        int seed,
        int minSteps,
        int maxSteps,
        int stepTokens,
        int answerTokens,
        @Enumerated(EnumType.STRING) OutputMode outputMode,
        @Enumerated(EnumType.STRING) Language language) {

    static SettingsColumns of(RunSettings settings) {
        return new SettingsColumns(
                settings.presetName(),
                settings.endpoint().id().value(),
                settings.endpoint().name(),
                settings.endpoint().flavor(),
                settings.model(),
                settings.strategy(),
                settings.temperature(),
                settings.topP(),
                settings.seed(),
                settings.minSteps(),
                settings.maxSteps(),
                settings.stepTokens(),
                settings.answerTokens(),
                settings.outputMode(),
                settings.language());
    }

    RunSettings toSettings() {
        return new RunSettings(
                presetName,
                new EndpointRef(new EndpointId(endpointId), endpointName, endpointFlavor),
                model,
                strategy,
                temperature,
                topP,
                seed,
                minSteps,
                maxSteps,
                stepTokens,
                answerTokens,
                outputMode,
                language);
    }
}
