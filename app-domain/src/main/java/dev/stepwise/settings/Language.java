package dev.stepwise.settings;

import dev.stepwise.language.TextLanguage;
import java.util.Locale;

/** The languages that Stepwise has prompts in. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, which also names the folder of the prompts. */
    public String tag() {
        return tag;
    }

    /** That of the prompts for a question: Chinese for one in Chinese, English for all others. */
    public static Language of(String question) {
        return TextLanguage.of(question).filter(Locale.CHINESE::equals).isPresent() ? CHINESE : ENGLISH;
    }
}
