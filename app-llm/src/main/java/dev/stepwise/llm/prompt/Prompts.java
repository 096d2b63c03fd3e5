package dev.stepwise.llm.prompt;

import dev.stepwise.settings.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prompts, all read at once and then filled in as they are needed. White space around a text is not part of it. */
public final class Prompts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private record Key(Prompt prompt, Language language) {}

    private final Map<Key, String> texts = new HashMap<>();

    /**
     * Reads every prompt in every language.
     *
     * @throws IllegalStateException if a file is missing
     */
    public Prompts(PromptFolder folder) {
        for (var language : Language.values()) {
            for (var prompt : Prompt.values()) {
                texts.put(
                        new Key(prompt, language), folder.read(prompt, language).strip());
            }
        }
    }

    /** A prompt that has nothing to fill in. */
    public String text(Prompt prompt, Language language) {
        return text(prompt, language, Map.of());
    }

    /** A prompt as it stands in its file, with nothing filled in. */
    public String template(Prompt prompt, Language language) {
        return Objects.requireNonNull(texts.get(new Key(prompt, language)));
    }

    /**
     * A prompt with its placeholders filled in; what is filled in is taken as it is, braces and all.
     *
     * @throws IllegalArgumentException if the values are not those that the prompt has places for
     */
    public String text(Prompt prompt, Language language, Map<String, Object> values) {
        if (!values.keySet().equals(prompt.placeholders())) {
            throw new IllegalArgumentException(prompt + " takes " + prompt.placeholders() + ", not " + values.keySet());
        }
        return PLACEHOLDER
                .matcher(template(prompt, language))
                .replaceAll(found ->
                        Matcher.quoteReplacement(String.valueOf(values.getOrDefault(found.group(1), found.group()))));
    }
}
