package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.RunSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words the user turns that steer a run, by its prompt. What stands in one message is parted by a blank line. */
final class UserTurns {

    private static final Set<Prompt> SYSTEM = EnumSet.of(
            Prompt.SYSTEM_CAREFUL_JSON, Prompt.SYSTEM_CAREFUL_TEXT, Prompt.SYSTEM_SHORT_JSON, Prompt.SYSTEM_SHORT_TEXT);

    static final String BLANK_LINE = "\n\n";

    /** So much of a long question's beginning and of its end is said again where the answer is asked for, in characters. */
    private static final int SAID_AGAIN = 1000;

    private final Prompts prompts;
    private final Language language;
    private final ChosenPrompt prompt;
    private final OutputMode mode;
    private final String question;

    UserTurns(Prompts prompts, RunSettings settings, String question) {
        this.prompts = prompts;
        this.language = settings.language();
        this.prompt = settings.prompt();
        this.mode = settings.reasoning().outputMode();
        this.question = question;
    }

    /** Asks for the next step; before the first one, that is the question itself. */
    String forStep(Conversation said, Limits limits, List<String> hints) {
        var parts = new ArrayList<String>();
        if (said.steps().isEmpty()) {
            parts.add(question);
        } else if (said.steps().getLast().nextActionFinal()) {
            parts.add(prompts.text(notYet(), language, Map.of("least", limits.least())));
        } else {
            parts.add(prompts.text(goOn(), language));
        }
        addHints(parts, hints);
        return String.join(BLANK_LINE, parts);
    }

    /** Asks for the answer, in the last words of the turn. */
    String forAnswer(Conversation said, List<String> hints) {
        var parts = new ArrayList<String>();
        if (said.notes().isPresent()) {
            parts.add(question);
            addHints(parts, hints);
            return String.join(BLANK_LINE, parts);
        }
        boolean repeatsQuestion =
                !prompts.text(answer(), language, Map.of("question", "")).equals(prompts.template(answer(), language));
        if (said.steps().isEmpty() && !repeatsQuestion) {
            parts.add(question);
        }
        addHints(parts, hints);
        parts.add(prompts.text(answer(), language, Map.of("question", saidAgain())));
        return String.join(BLANK_LINE, parts);
    }

    /** All that was said as the answer's request tells it: with the short prompt, steps in JSON are notes beside the question. */
    Conversation beforeAnswer(Conversation said) {
        boolean asNotes = prompt.style() == PromptStyle.SHORT
                && mode == OutputMode.JSON_SCHEMA
                && prompt.version() > ChosenPrompt.FIRST_VERSION;
        return asNotes ? said.toldAs(new Notes(prompts, language, question)) : said;
    }

    private Prompt goOn() {
        return switch (mode) {
            case JSON_SCHEMA -> Prompt.GO_ON_JSON;
            case TEXT -> prompt.style() == PromptStyle.NONE ? Prompt.CHECK_TEXT : Prompt.GO_ON_TEXT;
        };
    }

    private Prompt notYet() {
        return switch (mode) {
            case JSON_SCHEMA -> Prompt.NOT_YET_JSON;
            case TEXT -> Prompt.NOT_YET_TEXT;
        };
    }

    private Prompt answer() {
        return prompt.style() == PromptStyle.CAREFUL ? Prompt.ANSWER_CAREFUL : Prompt.ANSWER_SHORT;
    }

    private String saidAgain() {
        int length = question.codePointCount(0, question.length());
        return length <= 2 * SAID_AGAIN
                ? question
                : question.substring(0, question.offsetByCodePoints(0, SAID_AGAIN))
                        + " … "
                        + question.substring(question.offsetByCodePoints(question.length(), -SAID_AGAIN));
    }

    /** Whether the model is told nothing of how to think. */
    boolean tellsNothing() {
        return prompt.style() == PromptStyle.NONE;
    }

    /** The sentence that names what was wrong with a reply. */
    String fault(Prompt fault) {
        return prompts.text(fault, language);
    }

    /** All that is said to the model beside question and hints. */
    OwnWords own(Optional<String> systemPrompt) {
        var texts = Stream.concat(
                systemPrompt.stream(),
                Stream.of(Prompt.values())
                        .filter(prompt -> !SYSTEM.contains(prompt))
                        .map(prompt -> prompts.template(prompt, language)));
        return new OwnWords(texts.toList(), saidAgain());
    }

    static String withSentence(String turn, String sentence) {
        return turn + BLANK_LINE + sentence;
    }

    private void addHints(List<String> parts, List<String> hints) {
        for (var hint : hints) {
            parts.add(prompts.text(Prompt.HINT, language, Map.of("hint", hint)));
        }
    }
}
