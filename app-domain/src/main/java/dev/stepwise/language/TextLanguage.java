package dev.stepwise.language;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells in which language a text is written: by its script, and in a script that several languages share by the words that are common in
 * one of them. What stands in quotation marks says nothing of the language around it.
 */
public final class TextLanguage {

    /** So much of a text is looked at, in characters: enough to tell, however long it grows while it is written. */
    private static final int LOOKED_AT = 2_000;

    private static final Pattern QUOTED =
            Pattern.compile("“[^”]{1,200}”|\"[^\"]{1,200}\"|「[^」]{1,200}」|『[^』]{1,200}』|«[^»]{1,200}»|`[^`]{1,200}`");

    private TextLanguage() {}

    /** The language, without a region; empty where nothing tells it, as in a formula or a single name. */
    public static Optional<Locale> of(String text) {
        return languageOf(looked(text)).map(Locale::forLanguageTag);
    }

    /** The BCP 47 tag for screen readers and fonts: English for plain letters that tell nothing, "" where even that is no good guess. */
    public static String tagOf(String text) {
        var looked = looked(text);
        return languageOf(looked).orElseGet(() -> isAscii(looked) ? "en" : "");
    }

    /** Whether the words of most of it stand without spaces between them, as in Chinese, Japanese and Thai. */
    public static boolean isWithoutSpaces(String text) {
        return new Letters(looked(text))
                .most()
                .map(Letters.Group::isWithoutSpaces)
                .orElse(false);
    }

    private static Optional<String> languageOf(String text) {
        var around = QUOTED.matcher(text).replaceAll(" ");
        var told = around.codePoints().anyMatch(Character::isLetter) ? around : text;
        var letters = new Letters(told);
        return letters.most().flatMap(group -> switch (group) {
            case EAST_ASIAN -> Optional.of(letters.areJapanese(told) ? "ja" : "zh");
            case HANGUL -> Optional.of("ko");
            case HEBREW -> Optional.of("he");
            case GREEK -> Optional.of("el");
            case THAI -> Optional.of("th");
            case DEVANAGARI -> Optional.of("hi");
            case ARABIC, CYRILLIC, LATIN -> CommonWords.languageOf(told, group);
            case OTHER -> Optional.empty();
        });
    }

    private static String looked(String text) {
        return text.substring(0, Math.min(text.length(), LOOKED_AT));
    }

    private static boolean isAscii(String text) {
        return text.codePoints().filter(Character::isLetter).allMatch(letter -> letter < 128);
    }
}
