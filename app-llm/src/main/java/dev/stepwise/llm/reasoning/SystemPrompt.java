package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.language.TextLanguage;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.RunSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a model is told before the question of a chain. */
final class SystemPrompt {

    private SystemPrompt() {}

    /**
     * The text for these settings; empty where the model is told nothing. A question in a language that there are no prompts in is to be
     * answered in its own.
     *
     * @param takesSchema whether a schema holds the replies to their shape; what it would hold them to is shown otherwise
     */
    static Optional<String> of(RunSettings settings, String question, Prompts prompts, boolean takesSchema) {
        var texts = new ArrayList<String>();
        rules(settings, prompts).ifPresent(texts::add);
        boolean isFirst = settings.prompt().version() == ChosenPrompt.FIRST_VERSION;
        if (!texts.isEmpty() && !isFirst && isOfAnotherLanguage(question)) {
            texts.add(prompts.text(Prompt.OWN_LANGUAGE, settings.language()));
        }
        // the first version shows it among its rules
        if (settings.reasoning().outputMode() == OutputMode.JSON_SCHEMA && !takesSchema && !isFirst) {
            texts.add(prompts.text(Prompt.EXAMPLE_JSON, settings.language()));
        }
        return Optional.of(String.join("\n\n", texts)).filter(text -> !text.isEmpty());
    }

    private static boolean isOfAnotherLanguage(String question) {
        var written = TextLanguage.of(question).map(Locale::toLanguageTag);
        return written.isPresent()
                && Arrays.stream(Language.values()).map(Language::tag).noneMatch(written.get()::equals);
    }

    private static Optional<String> rules(RunSettings settings, Prompts prompts) {
        var mode = settings.reasoning().outputMode();
        var language = settings.language();
        return switch (settings.prompt().style()) {
            case CAREFUL -> {
                var steps = settings.reasoning().steps();
                Map<String, Object> values =
                        Map.of("least", steps.least(), "most", steps.most(), "tokens", steps.tokens());
                yield Optional.of(prompts.text(
                        mode == OutputMode.TEXT ? Prompt.SYSTEM_CAREFUL_TEXT : Prompt.SYSTEM_CAREFUL_JSON,
                        language,
                        values));
            }
            case SHORT ->
                Optional.of(prompts.text(
                        mode == OutputMode.TEXT ? Prompt.SYSTEM_SHORT_TEXT : Prompt.SYSTEM_SHORT_JSON, language));
            case NONE -> Optional.empty();
        };
    }
}
