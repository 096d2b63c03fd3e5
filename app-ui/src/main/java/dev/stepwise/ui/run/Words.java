package dev.stepwise.ui.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.Serializable;
import java.util.Locale;

/** The texts of this page, by their key without the feature's name. */
@FunctionalInterface
interface Words extends Serializable {

    String of(String key, Object... parameters);

    static Words of(Component component) {
        return (key, parameters) -> component.getTranslation("run." + key, parameters);
    }

    static Words of(I18NProvider texts) {
        return (key, parameters) -> texts.getTranslation("run." + key, Locale.ENGLISH, parameters);
    }

    /** The part of a key that names a constant: {@code no-first-token}. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
