package dev.stepwise.account;

import java.util.Locale;

/** A language of the interface. */
public enum InterfaceLanguage {
    ENGLISH(Locale.ENGLISH),
    CHINESE(Locale.CHINESE);

    private final Locale locale;

    InterfaceLanguage(Locale locale) {
        this.locale = locale;
    }

    /** As texts, dates and numbers are written in it. */
    public Locale locale() {
        return locale;
    }
}
