package dev.stepwise.preset;

/** What became of a wish to keep settings under a name. */
public sealed interface SavePresetResult {

    record Saved(Preset.Own preset) implements SavePresetResult {}

    record NameBlank() implements SavePresetResult {}

    /** The name has more than {@link PresetService#NAME_LIMIT} characters. */
    record NameTooLong() implements SavePresetResult {}

    /** One of the account's own presets is called that already, in any case of letters. */
    record NameTaken(Preset.Own taken) implements SavePresetResult {}

    /** The account has {@link PresetService#OWN_LIMIT} presets. */
    record TooMany() implements SavePresetResult {}

    /** The account has no such preset of its own. */
    record NotThere() implements SavePresetResult {}
}
