package dev.stepwise.llm.practice;

import dev.stepwise.run.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the sentences by which the loop asks for the answer, from its own prompts. */
final class AnswerRequests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{+[^}]*}+");

    private final Set<String> sentences = Arrays.stream(Language.values())
            .flatMap(language -> prompt(language).stream())
            .flatMap(AnswerRequests::longestLiteral)
            .collect(Collectors.toUnmodifiableSet());

    boolean areKnown() {
        return !sentences.isEmpty();
    }

    boolean standIn(String userText) {
        return sentences.stream().anyMatch(userText::contains);
    }

    private static Stream<String> longestLiteral(String prompt) {
        return PLACEHOLDER
                .splitAsStream(prompt)
                .map(String::strip)
                .filter(literal -> !literal.isEmpty())
                .max(Comparator.comparingInt(String::length))
                .stream();
    }

    private static Optional<String> prompt(Language language) {
        try (var in = AnswerRequests.class.getResourceAsStream("/prompts/" + language.tag() + "/answer.md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
