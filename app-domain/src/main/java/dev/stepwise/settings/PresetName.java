package dev.stepwise.settings;

/** What the preset is called that settings were taken from. */
public sealed interface PresetName {

    /** Whether settings are known not to be this preset's any more; what a preset of one's own holds is not known here. */
    default boolean isChangedIn(ReasoningSettings settings) {
        return switch (this) {
            case BuiltIn(var preset) -> !settings.satisfy(preset.reasoning());
            case Own _ -> false;
        };
    }

    /** One that comes with Stepwise; the pages have words for it. */
    record BuiltIn(BuiltInPreset preset) implements PresetName {}

    /** As a person called it. */
    record Own(String text) implements PresetName {}
}
