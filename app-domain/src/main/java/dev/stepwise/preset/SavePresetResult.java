package dev.stepwise.preset;

/** What became of a wish to keep settings under a name. */
public sealed interface SavePresetResult {

    record Saved(Preset preset) implements SavePresetResult {}

    record NameBlank() implements SavePresetResult {}

    /** The name has more than {@link PresetService#NAME_LIMIT} characters. */
    record NameTooLong() implements SavePresetResult {}

    /**
     * A preset is called that already, in any case of letters.
     *
     * @param taken built in, or one of the account's own
     */
    record NameTaken(Preset taken) implements SavePresetResult {}

    /** The account has {@link PresetService#OWN_LIMIT} presets. */
    record TooMany() implements SavePresetResult {}

    /** The account has no such preset of its own. */
    record NotThere() implements SavePresetResult {}
}
