package dev.stepwise.ui.component;

import java.util.Locale;

/** The texts of a language that nobody speaks: each is marked, so that what is on a page without a mark was not translated. */
public class PseudoTexts extends Texts {

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        return "⟦" + super.getTranslation(key, locale, parameters) + "⟧";
    }
}
