package dev.stepwise.ui.run;

import dev.stepwise.account.Actor;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.PresetId;
import dev.stepwise.preset.PresetService;
import dev.stepwise.preset.SavePresetResult;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.ReasoningSettings;
import java.util.List;

/** Two presets for everybody, to be chosen and no more. */
class FixedPresets implements PresetService {

    @Override
    public List<Preset> all(Actor actor) {
        return List.of(new Preset.BuiltIn(BuiltInPreset.CAREFUL_STEPS), new Preset.BuiltIn(BuiltInPreset.PLAIN_ANSWER));
    }

    @Override
    public SavePresetResult create(Actor actor, String name, ReasoningSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SavePresetResult replace(Actor actor, PresetId preset, ReasoningSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SavePresetResult rename(Actor actor, PresetId preset, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Actor actor, PresetId preset) {
        throw new UnsupportedOperationException();
    }
}
