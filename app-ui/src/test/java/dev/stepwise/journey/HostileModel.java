package dev.stepwise.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.hostile.FaultyModel;
import dev.stepwise.hostile.FaultyModel.Asked;
import dev.stepwise.hostile.Replies;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.ui.fixture.HostileTexts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model whose replies, and a server whose failures, are made of hostile texts. */
final class HostileModel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEXTS_A_STEP = 12;

    static final List<String> STEPS = steps();

    private HostileModel() {}

    /** Each step holds a dozen of the texts, its title two, the answer all of them. */
    static Script reply(Asked asked) {
        int next = asked.repliesBefore();
        return next < STEPS.size()
                ? Replies.reply(STEPS.get(next))
                : Replies.reply("Not a script:\n\n" + together(HostileTexts.payloads()));
    }

    /** The model of the hostile name is said not to be there, in hostile words. */
    static Script failure(Asked asked) {
        if (asked.model().equals(FaultyModel.MODEL)) {
            return Replies.reply(asked.wantsStep() ? step("One", "The only thought.", "final_answer") : "Three.");
        }
        var words = String.join(" ", HostileTexts.SCRIPTS);
        return Replies.failure("404 Not Found", "{\"error\": {\"message\": " + json(words) + "}}");
    }

    private static List<String> steps() {
        var texts = HostileTexts.payloads();
        int count = (texts.size() + TEXTS_A_STEP - 1) / TEXTS_A_STEP;
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    var part = texts.subList(n * TEXTS_A_STEP, Math.min((n + 1) * TEXTS_A_STEP, texts.size()));
                    var title =
                            HostileTexts.ALONE.get(n) + " " + HostileTexts.ALONE.get(HostileTexts.ALONE.size() - 1 - n);
                    return step(
                            title, newWords(n) + "\n\n" + together(part), n + 1 < count ? "continue" : "final_answer");
                })
                .toList();
    }

    /** Enough of them that no step seems to repeat another one. */
    private static String newWords(int step) {
        return IntStream.range(0, 100).mapToObj(n -> "w" + step + "x" + n).collect(Collectors.joining(" "));
    }

    /** As blocks of their own: what opens a fence is closed again. */
    private static String together(List<String> texts) {
        return texts.stream()
                .map(text -> text.startsWith("```") ? text + "\n```" : text)
                .collect(Collectors.joining("\n\n"));
    }

    private static String step(String title, String content, String nextAction) {
        return json(Map.of("title", title, "content", content, "next_action", nextAction));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
