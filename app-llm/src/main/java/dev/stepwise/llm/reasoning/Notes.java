package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.settings.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the steps said, as a list beside the question: after steps in JSON, a small model goes on in JSON and only repeats the last one. A step that
 * says an earlier one again is left out; hints, which stand in the steps' user turns, are kept.
 *
 * @see "docs/decisions/0031-prompts-have-versions-and-steps-may-be-text.md"
 */
record Notes(Prompts prompts, Language language, String question) {

    private static final String BULLET = "- ";

    /** The turn, and behind it the notes. */
    String beside(String userTurn, List<CompletedStep> steps) {
        if (steps.isEmpty()) {
            return userTurn;
        }
        var lines = new LinkedHashMap<String, String>();
        for (var step : steps) {
            hints(step.userTurn()).ifPresent(hints -> lines.put(hints, hints));
            lines.putIfAbsent(SaidText.normalised(step.content()), step.content());
        }
        var notes = BULLET + String.join("\n" + BULLET, lines.values());
        return UserTurns.withSentence(userTurn, prompts.text(Prompt.ANSWER_NOTES, language, Map.of("notes", notes)));
    }

    /** The hints of a stored turn, without the sentence that named a fault behind them. */
    private Optional<String> hints(String userTurn) {
        var beginning = prompts.template(Prompt.HINT, language).replaceFirst("(?s)\\{hint}.*", "");
        int from = userTurn.startsWith(question) ? question.length() : 0;
        int at = userTurn.indexOf(UserTurns.BLANK_LINE + beginning, from);
        return at < 0
                ? Optional.empty()
                : Optional.of(withoutFault(userTurn.substring(at).strip()));
    }

    private String withoutFault(String hints) {
        return Stream.of(Prompt.values())
                .filter(Prompt::namesFault)
                .map(fault -> UserTurns.BLANK_LINE + prompts.text(fault, language))
                .filter(hints::endsWith)
                .findFirst()
                .map(fault -> hints.substring(0, hints.length() - fault.length()))
                .orElse(hints);
    }
}
