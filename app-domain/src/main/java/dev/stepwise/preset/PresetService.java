package dev.stepwise.preset;

import java.util.List;

/** The presets that can be chosen. */
public interface PresetService {

    /** The built-in ones, the default first. */
    List<Preset> all();
}
