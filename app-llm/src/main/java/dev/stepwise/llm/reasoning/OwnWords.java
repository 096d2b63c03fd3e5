package dev.stepwise.llm.reasoning;

import dev.stepwise.settings.Language;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What Stepwise itself says to the model in a run, and whether a reply only says that again: at least 90 % of its passages, and 12 of them,
 * stand there. A passage is four words in a row, in Chinese five characters. Where the question shares so much with it, it may ask for
 * just that, and nothing is called a recital.
 */
final class OwnWords {

    private static final int LEAST_PASSAGES = 12;
    private static final double SHARE = 0.9;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern CHARACTER = Pattern.compile("[\\p{L}\\p{M}\\p{N}]");

    private static final String QUESTION = "{question}";

    private final Map<Language, Set<List<String>>> own = new EnumMap<>(Language.class);
    private final Map<Language, Set<List<String>>> asked = new EnumMap<>(Language.class);
    private final boolean askedFor;

    /** @param texts all that is said, without hints and steps; the question's place in them stands in braces */
    OwnWords(List<String> texts, String question) {
        for (var language : Language.values()) {
            var questions = Set.copyOf(passages(question, language));
            asked.put(language, questions);
            own.put(language, all(texts, question, language));
            own.getOrDefault(language, Set.of()).removeAll(questions);
        }
        var language = Language.of(question);
        askedFor = shared(passages(question, language), all(texts, "", language)) >= LEAST_PASSAGES;
    }

    private static Set<List<String>> all(List<String> texts, String question, Language language) {
        var passages = new HashSet<List<String>>();
        texts.forEach(text -> passages.addAll(passages(text.replace(QUESTION, question), language)));
        return passages;
    }

    /** What of it is the question counts neither for nor against it. */
    boolean isRecitedBy(String reply) {
        var language = Language.of(reply);
        var questions = asked.getOrDefault(language, Set.of());
        var passages = passages(reply, language).stream()
                .filter(passage -> !questions.contains(passage))
                .toList();
        long shared = shared(passages, own.getOrDefault(language, Set.of()));
        return !askedFor && shared >= LEAST_PASSAGES && shared >= SHARE * passages.size();
    }

    private static long shared(List<List<String>> passages, Set<List<String>> ours) {
        return passages.stream().filter(ours::contains).count();
    }

    private static List<List<String>> passages(String text, Language language) {
        return switch (language) {
            case ENGLISH -> rows(text, WORD, 4);
            case CHINESE -> rows(text, CHARACTER, 5);
        };
    }

    private static List<List<String>> rows(String text, Pattern part, int length) {
        var parts = part.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        return IntStream.rangeClosed(0, parts.size() - length)
                .mapToObj(from -> parts.subList(from, from + length))
                .toList();
    }
}
