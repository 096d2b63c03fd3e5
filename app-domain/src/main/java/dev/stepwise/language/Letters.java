package dev.stepwise.language;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much of a text is written in which script. */
final class Letters {

    /** Scripts that tell a language, or several that are then told apart by their words. */
    enum Group {
        /** Han, Hiragana and Katakana; one character says what several letters of an alphabet do. */
        EAST_ASIAN(4),
        HANGUL(2),
        THAI(1),
        HEBREW(1),
        GREEK(1),
        DEVANAGARI(1),
        ARABIC(1),
        CYRILLIC(1),
        LATIN(1),
        OTHER(1);

        private final int weight;

        Group(int weight) {
            this.weight = weight;
        }

        boolean isWithoutSpaces() {
            return this == EAST_ASIAN || this == THAI;
        }

        private static Group of(UnicodeScript script) {
            return switch (script) {
                case HAN, HIRAGANA, KATAKANA -> EAST_ASIAN;
                default ->
                    Arrays.stream(values())
                            .filter(group -> group.name().equals(script.name()))
                            .findFirst()
                            .orElse(OTHER);
            };
        }
    }

    /** Chinese needs one of them in almost every question; Japanese has none of them, or hardly. */
    private static final Pattern CHINESE_ALONE = Pattern.compile("[的是什么麼吗嗎呢这這们們哪怎还還]");

    private static final int JAPANESE_SHARE = 8;

    private final Map<Group, Integer> weights = new EnumMap<>(Group.class);
    private int kana;

    Letters(String text) {
        text.codePoints().filter(Character::isLetter).forEach(letter -> {
            var script = UnicodeScript.of(letter);
            var group = Group.of(script);
            weights.merge(group, group.weight, Integer::sum);
            if (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA) {
                kana++;
            }
        });
    }

    /** The one that says most of the text; empty where there are no letters. */
    Optional<Group> most() {
        return weights.entrySet().stream()
                .max(Map.Entry.<Group, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** Whether East Asian text is Japanese: an eighth of it is kana, and it has no word that is Chinese alone, or more kana than Han. */
    boolean areJapanese(String text) {
        int characters = weights.getOrDefault(Group.EAST_ASIAN, 0) / Group.EAST_ASIAN.weight;
        boolean hasKana = kana > 0 && kana * JAPANESE_SHARE >= characters;
        return hasKana && (kana * 2 > characters || !CHINESE_ALONE.matcher(text).find());
    }
}
