package dev.stepwise.llm.reasoning;

import dev.stepwise.language.TextLanguage;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.StepRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the earlier step that a step says again: one that is equal to it at any length, or one in which each of its sentences stands, if
 * they are at least 20 words, in Chinese 20 characters. Texts are equal but for case and white space, and for nothing else: a step that
 * corrects another one often differs from it in one sign, digit or word. For one run: it remembers the sentences of its steps, so that a
 * long chain is not cut up anew at each step.
 */
final class Repeats {

    private static final int LEAST_WORDS = 20;
    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？])|\\n+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final Map<StepRef, Set<String>> known = new HashMap<>();

    /** The number of the first of the steps that a step of that title and content says again. */
    OptionalInt find(String title, String content, List<CompletedStep> steps) {
        var said = new SaidText(title, content);
        var sentences = words(content) < LEAST_WORDS ? Set.<String>of() : sentences(content);
        return steps.stream()
                .filter(step -> said.equals(SaidText.of(step)) || standIn(step, sentences))
                .mapToInt(step -> step.ref().number())
                .findFirst();
    }

    private boolean standIn(CompletedStep step, Set<String> sentences) {
        return !sentences.isEmpty()
                && known.computeIfAbsent(step.ref(), _ -> sentences(step.content()))
                        .containsAll(sentences);
    }

    private static Set<String> sentences(String text) {
        return BETWEEN_SENTENCES
                .splitAsStream(text)
                .map(SaidText::normalised)
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.toSet());
    }

    private static long words(String text) {
        var words = WORD.matcher(text).results();
        return TextLanguage.isWithoutSpaces(text)
                ? words.mapToLong(word -> word.group().length()).sum()
                : words.count();
    }
}
