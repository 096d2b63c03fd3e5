package dev.stepwise.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells languages of one script apart by their commonest words and by letters that only one of them has. */
final class CommonWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’]\\p{L}{1,2})?");

    /** So many words of a language have to stand in the text; in a text of three words or fewer, one. */
    private static final int LEAST = 2;

    /** What most texts here are in, where several languages have as many words. */
    private static final String ENGLISH = "en";

    /** A letter of its own counts as so many words. */
    private static final int LETTER = 2;

    private record Language(String tag, Letters.Group group, Set<String> words, String letters) {

        int pointsFor(List<String> text) {
            int said = (int) text.stream().filter(words::contains).count();
            boolean hasLetter =
                    text.stream().anyMatch(word -> word.chars().anyMatch(letter -> letters.indexOf(letter) >= 0));
            return said + (hasLetter ? LETTER : 0);
        }
    }

    private record Points(String tag, int number) {}

    private static final List<Language> LANGUAGES = read();

    private CommonWords() {}

    /** The language whose words the text has most of; empty where it has too few, or as many of another one, unless one is English. */
    static Optional<String> languageOf(String text, Letters.Group group) {
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group().replace('’', '\''))
                .toList();
        var points = LANGUAGES.stream()
                .filter(language -> language.group() == group)
                .map(language -> new Points(language.tag(), language.pointsFor(words)))
                .sorted(Comparator.comparingInt(Points::number)
                        .reversed()
                        .thenComparing(one -> !one.tag().equals(ENGLISH)))
                .toList();
        int least = words.size() <= 3 ? 1 : LEAST;
        var most = points.getFirst();
        boolean isAhead =
                most.tag().equals(ENGLISH) || most.number() > points.get(1).number();
        return most.number() >= least && isAhead ? Optional.of(most.tag()) : Optional.empty();
    }

    private static List<Language> read() {
        var properties = new Properties();
        try (var file = Objects.requireNonNull(CommonWords.class.getResourceAsStream("common-words.properties"))) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> !key.endsWith(".letters"))
                .map(key -> language(key, properties))
                .toList();
    }

    private static Language language(String key, Properties properties) {
        int dot = key.indexOf('.');
        return new Language(
                key.substring(dot + 1),
                Letters.Group.valueOf(key.substring(0, dot).toUpperCase(Locale.ROOT)),
                Set.of(properties.getProperty(key).split(" ", -1)),
                properties.getProperty(key + ".letters", ""));
    }
}
