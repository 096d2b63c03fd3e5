package dev.stepwise.llm.practice;

import dev.stepwise.settings.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the sentences by which the loop asks for the answer. */
record AnswerRequests(Set<String> sentences) {

    AnswerRequests {
        sentences = Set.copyOf(sentences);
    }

    /** Those of the loop's own prompts. */
    static AnswerRequests bundled() {
        return new AnswerRequests(Arrays.stream(Language.values())
                .flatMap(language -> prompt(language).stream())
                .collect(Collectors.toSet()));
    }

    boolean areKnown() {
        return !sentences.isEmpty();
    }

    boolean standIn(String userText) {
        return sentences.stream().anyMatch(userText::contains);
    }

    private static Optional<String> prompt(Language language) {
        try (var in = AnswerRequests.class.getResourceAsStream("/prompts/" + language.tag() + "/answer.md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
