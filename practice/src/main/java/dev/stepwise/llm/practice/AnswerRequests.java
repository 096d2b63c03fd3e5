package dev.stepwise.llm.practice;

import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.PromptVersions;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.Language;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Knows the sentences by which the loop asks for the answer. */
record AnswerRequests(Set<String> sentences) {

    AnswerRequests {
        sentences = Set.copyOf(sentences);
    }

    /** Those of the loop's own prompts. */
    static AnswerRequests bundled() {
        var prompts = PromptVersions.bundled();
        return new AnswerRequests(IntStream.rangeClosed(ChosenPrompt.FIRST_VERSION, ChosenPrompt.NEWEST_VERSION)
                .mapToObj(version -> prompts.of(new ChosenPrompt(PromptStyle.CAREFUL, version)))
                .flatMap(AnswerRequests::sentences)
                .collect(Collectors.toSet()));
    }

    boolean areKnown() {
        return !sentences.isEmpty();
    }

    boolean standIn(String userText) {
        return sentences.stream().anyMatch(userText::contains);
    }

    /** Without the question or the notes, which stand at their end. */
    private static Stream<String> sentences(Prompts version) {
        return Arrays.stream(Language.values())
                .flatMap(language -> Stream.concat(
                        Stream.of(Prompt.ANSWER_CAREFUL, Prompt.ANSWER_SHORT)
                                .map(prompt -> version.text(prompt, language, Map.of("question", ""))),
                        Stream.of(version.text(Prompt.ANSWER_NOTES, language, Map.of("notes", "- ")))));
    }
}
