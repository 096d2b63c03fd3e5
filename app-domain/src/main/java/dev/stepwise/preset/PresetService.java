package dev.stepwise.preset;

import dev.stepwise.account.Actor;
import dev.stepwise.settings.ReasoningSettings;
import java.util.List;

/** The presets that the actor can choose: the built-in ones, which nobody changes, and its own. */
public interface PresetService {

    /** Characters of a name, at most. */
    int NAME_LIMIT = 60;

    /** Presets of one account, at most. */
    int OWN_LIMIT = 100;

    /** The built-in ones, the default first, then the account's own by name. */
    List<Preset> all(Actor actor);

    /** Keeps settings under a new name. White space around the name and doubled within it is dropped. */
    SavePresetResult create(Actor actor, String name, ReasoningSettings settings);

    /** Puts other settings under the name of one of the account's own presets. */
    SavePresetResult replace(Actor actor, PresetId preset, ReasoningSettings settings);

    /** Gives one of the account's own presets another name. */
    SavePresetResult rename(Actor actor, PresetId preset, String name);

    /** Deletes one of the account's own presets, if it is there; runs that were made with it keep their settings. */
    void delete(Actor actor, PresetId preset);
}
