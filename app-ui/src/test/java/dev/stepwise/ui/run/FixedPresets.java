package dev.stepwise.ui.run;

import dev.stepwise.account.Actor;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.PresetId;
import dev.stepwise.preset.PresetService;
import dev.stepwise.preset.SavePresetResult;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Two presets for everybody, to be chosen and no more. */
class FixedPresets implements PresetService {

    @Override
    public List<Preset> all(Actor actor) {
        return List.of(preset(Preset.CAREFUL_STEPS, Strategy.STEPS), preset(Preset.PLAIN_ANSWER, Strategy.DIRECT));
    }

    @Override
    public SavePresetResult create(Actor actor, String name, SettingsDraft settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SavePresetResult replace(Actor actor, PresetId preset, SettingsDraft settings) {
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

    private static Preset preset(String name, Strategy strategy) {
        return new Preset(
                new PresetId(UUID.nameUUIDFromBytes(name.getBytes())),
                name,
                false,
                strategy,
                0,
                1,
                OptionalInt.empty(),
                3,
                25,
                300,
                500,
                OutputMode.JSON_SCHEMA,
                Optional.empty());
    }
}
