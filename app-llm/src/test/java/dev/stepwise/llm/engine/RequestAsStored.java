package dev.stepwise.llm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.StepKind;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Holds a request, as it was on the wire, against the one that can be made again from what is stored. */
record RequestAsStored(ScriptedContext run, Attempt attempt, JsonNode asked) {

    /** A sentence for each difference. */
    List<String> violations() {
        var found = new ArrayList<String>();
        boolean isWhole = attempt.changes().stepsLeftOut() == 0
                && attempt.figures()
                        .filter(figures -> figures.leftOut().isEmpty())
                        .isPresent();
        if (isWhole) {
            var expected = messages();
            var sent = asked.path("messages")
                    .valueStream()
                    .map(message -> message.path("role").asText() + ": "
                            + message.path("content").asText())
                    .limit(expected.size())
                    .toList();
            if (!sent.equals(expected)) {
                found.add(attempt.ref() + " was asked with other messages than are stored: " + sent);
            }
            sampling(found);
        }
        return found;
    }

    /** All that were sent; without the last one where the attempt was not kept, for then its turn is not stored. */
    private List<String> messages() {
        var messages = new ArrayList<String>();
        run.systemPrompt().ifPresent(prompt -> messages.add("system: " + prompt));
        for (var step : run.stored()) {
            if (step.ref().number() < place()) {
                messages.add("user: " + step.userTurn());
                messages.add("assistant: " + OwnThinking.split(step.rawReply()).reply());
            } else if (step.ref().equals(attempt.ref().step()) && attempt.ending() == Attempt.Ending.ACCEPTED) {
                messages.add("user: " + step.userTurn());
            }
        }
        return messages;
    }

    private int place() {
        return attempt.ref().step().number();
    }

    private void sampling(List<String> found) {
        var settings = run.settings().resolved();
        double temperature =
                attempt.changes().temperature().orElse(settings.sampling().temperature());
        if (asked.path("temperature").asDouble() != temperature) {
            found.add(attempt.ref() + " was asked at another temperature than is stored: " + asked.path("temperature"));
        }
        int usual = attempt.ref().step().kind() == StepKind.ANSWER
                ? answerTokens(settings)
                : settings.steps().tokens();
        int most = attempt.changes().maxTokens().orElse(usual);
        if (asked.has("max_tokens") && asked.path("max_tokens").asInt() != most) {
            found.add(attempt.ref() + " was asked with another limit than is stored: " + asked.path("max_tokens"));
        }
    }

    private static int answerTokens(ReasoningSettings settings) {
        return settings.strategy() == Strategy.ANSWER_ONLY ? 40 : settings.answerTokens();
    }
}
