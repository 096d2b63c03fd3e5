package dev.stepwise.preset;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.SettingsDraft;

/** Settings with a name; the model is chosen beside it. */
public sealed interface Preset {

    PresetName name();

    ReasoningSettings reasoning();

    /** These settings for a model. */
    default SettingsDraft draft(EndpointRef endpoint, String model) {
        return new SettingsDraft(name(), endpoint, model, reasoning());
    }

    /** One that comes with Stepwise and stays as it is. */
    record BuiltIn(BuiltInPreset preset) implements Preset {

        @Override
        public PresetName name() {
            return new PresetName.BuiltIn(preset);
        }

        @Override
        public ReasoningSettings reasoning() {
            return preset.reasoning();
        }
    }

    /** A person's own. */
    record Own(PresetId id, PresetName.Own name, ReasoningSettings reasoning) implements Preset {}
}
