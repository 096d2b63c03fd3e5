package dev.stepwise.settings;

import java.lang.Character.UnicodeScript;

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

    /** Chinese where at least a fifth of the letters are Han characters (one of them says what several Latin ones do), else English. */
    public static Language of(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = text.codePoints()
                .filter(point -> UnicodeScript.of(point) == UnicodeScript.HAN)
                .count();
        return han > 0 && han * 5 >= letters ? CHINESE : ENGLISH;
    }
}
