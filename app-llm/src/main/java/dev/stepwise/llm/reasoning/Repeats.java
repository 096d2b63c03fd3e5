package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.StepRef;
import dev.stepwise.settings.Language;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the earlier step that a text says again: at least 80 % of its pieces stand in it. A piece is three words in a row, in Chinese
 * two characters, without regard to case, punctuation and white space. A text of fewer than 20 different pieces repeats nothing. For one
 * run: it remembers the pieces of its steps, so that a long chain is not cut up anew at each step.
 */
final class Repeats {

    private static final int LEAST_PIECES = 20;
    private static final double SHARE = 0.8;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private record Cut(StepRef step, Language language) {}

    private final Map<Cut, Set<String>> known = new HashMap<>();

    /** The number of the first of the steps that the content says again. */
    OptionalInt find(String content, List<CompletedStep> steps) {
        var language = Language.of(content);
        var pieces = pieces(content, language);
        if (pieces.size() < LEAST_PIECES) {
            return OptionalInt.empty();
        }
        return steps.stream()
                .filter(step -> standIn(pieces(step, language), pieces))
                .mapToInt(step -> step.ref().number())
                .findFirst();
    }

    private Set<String> pieces(CompletedStep step, Language language) {
        return known.computeIfAbsent(new Cut(step.ref(), language), _ -> pieces(step.content(), language));
    }

    private static boolean standIn(Set<String> earlier, Set<String> pieces) {
        long found = pieces.stream().filter(earlier::contains).count();
        return found >= SHARE * pieces.size();
    }

    private static Set<String> pieces(String text, Language language) {
        var normalised = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return switch (language) {
            case ENGLISH ->
                rows(
                        List.of(BETWEEN_WORDS
                                .matcher(normalised)
                                .replaceAll(" ")
                                .strip()
                                .split(" ")),
                        3,
                        " ");
            case CHINESE -> rows(characters(BETWEEN_WORDS.matcher(normalised).replaceAll("")), 2, "");
        };
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static Set<String> rows(List<String> parts, int length, String between) {
        var rows = new HashSet<String>();
        for (int i = 0; i + length <= parts.size(); i++) {
            rows.add(String.join(between, parts.subList(i, i + length)));
        }
        return rows;
    }
}
