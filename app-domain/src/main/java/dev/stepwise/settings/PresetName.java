package dev.stepwise.settings;

/** What the preset is called that settings were taken from. */
public sealed interface PresetName {

    /** One that comes with Stepwise; the pages have words for it. */
    record BuiltIn(BuiltInPreset preset) implements PresetName {}

    /** As a person called it. */
    record Own(String text) implements PresetName {}
}
