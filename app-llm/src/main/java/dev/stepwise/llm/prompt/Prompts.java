package dev.stepwise.llm.prompt;

import dev.stepwise.run.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prompts, all read at once and then filled in as they are needed. White space around a text is not part of it. */
public final class Prompts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final Map<Language, Map<Prompt, String>> texts = new EnumMap<>(Language.class);

    /**
     * Reads every prompt in every language.
     *
     * @throws IllegalStateException if a file is missing
     */
    public Prompts(PromptFolder folder) {
        for (var language : Language.values()) {
            var read = new EnumMap<Prompt, String>(Prompt.class);
            for (var prompt : Prompt.values()) {
                read.put(prompt, folder.read(prompt, language).strip());
            }
            texts.put(language, read);
        }
    }

    /** A prompt that has nothing to fill in. */
    public String text(Prompt prompt, Language language) {
        return text(prompt, language, Map.of());
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
        var template = texts.get(language).get(prompt);
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.valueOf(values.getOrDefault(found.group(1), found.group()))));
    }
}
