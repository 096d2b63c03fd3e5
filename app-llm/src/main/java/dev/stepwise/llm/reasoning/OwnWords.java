package dev.stepwise.llm.reasoning;

import dev.stepwise.language.TextLanguage;
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
 * stand there. A passage is four words in a row, or five characters where words stand without spaces. Where the question shares so much with it, it may ask for
 * just that, and nothing is called a recital.
 */
final class OwnWords {

    private static final int LEAST_PASSAGES = 12;
    private static final double SHARE = 0.9;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern CHARACTER = Pattern.compile("[\\p{L}\\p{M}\\p{N}]");

    /** What a passage is a row of. */
    private enum Unit {
        WORD,
        CHARACTER;

        private static Unit of(String text) {
            return TextLanguage.isWithoutSpaces(text) ? CHARACTER : WORD;
        }
    }

    private static final String QUESTION = "{question}";

    private final Map<Unit, Set<List<String>>> own = new EnumMap<>(Unit.class);
    private final Map<Unit, Set<List<String>>> asked = new EnumMap<>(Unit.class);
    private final boolean askedFor;

    /** @param texts all that is said, without hints and steps; the question's place in them stands in braces */
    OwnWords(List<String> texts, String question) {
        for (var unit : Unit.values()) {
            var questions = Set.copyOf(passages(question, unit));
            asked.put(unit, questions);
            own.put(unit, all(texts, question, unit));
            own.getOrDefault(unit, Set.of()).removeAll(questions);
        }
        var unit = Unit.of(question);
        askedFor = shared(passages(question, unit), all(texts, "", unit)) >= LEAST_PASSAGES;
    }

    private static Set<List<String>> all(List<String> texts, String question, Unit unit) {
        var passages = new HashSet<List<String>>();
        texts.forEach(text -> passages.addAll(passages(text.replace(QUESTION, question), unit)));
        return passages;
    }

    /** What of it is the question counts neither for nor against it. */
    boolean isRecitedBy(String reply) {
        var unit = Unit.of(reply);
        var questions = asked.getOrDefault(unit, Set.of());
        var passages = passages(reply, unit).stream()
                .filter(passage -> !questions.contains(passage))
                .toList();
        long shared = shared(passages, own.getOrDefault(unit, Set.of()));
        return !askedFor && shared >= LEAST_PASSAGES && shared >= SHARE * passages.size();
    }

    private static long shared(List<List<String>> passages, Set<List<String>> ours) {
        return passages.stream().filter(ours::contains).count();
    }

    private static List<List<String>> passages(String text, Unit unit) {
        return switch (unit) {
            case WORD -> rows(text, WORD, 4);
            case CHARACTER -> rows(text, CHARACTER, 5);
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
