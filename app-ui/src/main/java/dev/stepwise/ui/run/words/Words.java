package dev.stepwise.ui.run.words;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.Serializable;
import java.util.Locale;

/** The texts about runs, by their key without the feature's name. */
@FunctionalInterface
public interface Words extends Serializable {

    /** The text with its parameters filled in. */
    String of(String key, Object... parameters);

    /** Reads them by what translates whole keys, such as a component. */
    static Words of(Words translation) {
        return (key, parameters) -> translation.of("run." + key, parameters);
    }

    /** Reads them in English. */
    static Words of(I18NProvider texts) {
        return (key, parameters) -> texts.getTranslation("run." + key, Locale.ENGLISH, parameters);
    }

    /** The part of a key that names a constant: {@code no-first-token}. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
