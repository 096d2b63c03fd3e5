package dev.stepwise.ui.component;

import com.vaadin.flow.component.Component;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.PresetName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What presets are called on the screen. */
public final class PresetWording {

    private PresetWording() {}

    /** @param texts gives the text of a key of the feature {@code run} */
    public static String name(PresetName name, UnaryOperator<String> texts) {
        return switch (name) {
            case PresetName.BuiltIn(var preset) -> texts.apply(key(preset));
            case PresetName.Own(var text) -> text;
        };
    }

    /** As the page's language has it. */
    public static String name(PresetName name, Component page) {
        return name(name, key -> page.getTranslation("run." + key));
    }

    /** The name of the preset that comes with Stepwise and is called so on the page, in any case of letters. */
    public static Optional<String> builtInCalled(String name, Component page) {
        return Arrays.stream(BuiltInPreset.values())
                .map(preset -> name(new PresetName.BuiltIn(preset), page))
                .filter(name::equalsIgnoreCase)
                .findFirst();
    }

    private static String key(BuiltInPreset preset) {
        return "preset." + preset.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
