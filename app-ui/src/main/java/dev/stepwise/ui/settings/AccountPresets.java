package dev.stepwise.ui.settings;

import dev.stepwise.account.Actor;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.PresetService;
import dev.stepwise.preset.SavePresetResult;
import dev.stepwise.run.SettingsDraft;
import java.util.List;

/** The presets of the account at the page, for a settings panel. */
public record AccountPresets(PresetService service, Actor actor) {

    /** The built-in ones, the default first, then the account's own. */
    public List<Preset> all() {
        return service.all(actor);
    }

    SavePresetResult create(String name, SettingsDraft settings) {
        return service.create(actor, name, settings);
    }

    SavePresetResult replace(Preset preset, SettingsDraft settings) {
        return service.replace(actor, preset.id(), settings);
    }

    SavePresetResult rename(Preset preset, String name) {
        return service.rename(actor, preset.id(), name);
    }

    void delete(Preset preset) {
        service.delete(actor, preset.id());
    }
}
