package dev.stepwise.ui.settings;

import dev.stepwise.account.Actor;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.PresetService;
import dev.stepwise.preset.SavePresetResult;
import dev.stepwise.settings.ReasoningSettings;
import java.util.List;

/** The presets of the account at the page, for a settings panel. */
public record AccountPresets(PresetService service, Actor actor) {

    /** The built-in ones, the default first, then the account's own. */
    public List<Preset> all() {
        return service.all(actor);
    }

    SavePresetResult create(String name, ReasoningSettings settings) {
        return service.create(actor, name, settings);
    }

    SavePresetResult replace(Preset.Own preset, ReasoningSettings settings) {
        return service.replace(actor, preset.id(), settings);
    }

    SavePresetResult rename(Preset.Own preset, String name) {
        return service.rename(actor, preset.id(), name);
    }

    void delete(Preset.Own preset) {
        service.delete(actor, preset.id());
    }
}
