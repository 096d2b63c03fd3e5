package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.settings.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Words the user turns that steer a run. What stands in one message is parted by a blank line. */
final class UserTurns {

    private static final String BLANK_LINE = "\n\n";

    private final Prompts prompts;
    private final Language language;
    private final String question;

    UserTurns(Prompts prompts, Language language, String question) {
        this.prompts = prompts;
        this.language = language;
        this.question = question;
    }

    /** Asks for the next step; before the first one, that is the question itself. */
    String forStep(Conversation said, Limits limits, List<String> hints) {
        var parts = new ArrayList<String>();
        if (said.steps().isEmpty()) {
            parts.add(question);
        } else if (said.steps().getLast().nextActionFinal()) {
            parts.add(prompts.text(Prompt.NOT_YET, language, Map.of("least", limits.least())));
        } else {
            parts.add(prompts.text(Prompt.GO_ON, language));
        }
        addHints(parts, hints);
        return String.join(BLANK_LINE, parts);
    }

    /** Asks for the answer, in the last words of the turn. */
    String forAnswer(Conversation said, List<String> hints) {
        var parts = new ArrayList<String>();
        if (said.steps().isEmpty()) {
            parts.add(question);
        }
        addHints(parts, hints);
        parts.add(prompts.text(Prompt.ANSWER, language));
        return String.join(BLANK_LINE, parts);
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
                        .filter(prompt -> prompt != Prompt.SYSTEM)
                        .map(prompt -> prompts.template(prompt, language)));
        return new OwnWords(texts.toList(), question);
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
