package dev.stepwise.llm.practice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stepwise.llm.practice.Script.ScriptedStep;
import dev.stepwise.llm.serving.ChatMessage;
import dev.stepwise.llm.serving.ChatRequest;
import dev.stepwise.llm.serving.ChatRequestReader;
import java.util.Objects;

/** Writes the reply to a request: a pure function of it, without a clock and without a memory. */
final class ScriptedReplies {

    private static final String FINAL_ANSWER = "final_answer";

    private final Scripts scripts = new Scripts();
    private final AnswerRequests answerRequests;

    ScriptedReplies(AnswerRequests answerRequests) {
        this.answerRequests = answerRequests;
    }

    /** The whole text, however many tokens the request allows. */
    String write(ChatRequest request) {
        var script = scripts.forQuestion(request.firstUserText());
        return switch (turn(request)) {
            case Turn.Step(int number) -> step(script, number, request);
            case Turn.Answer() -> script.answer();
            case Turn.Direct() -> script.direct();
        };
    }

    Turn turn(ChatRequest request) {
        var next = new Turn.Step(request.replies() + 1);
        if (request.structured()) {
            return next;
        }
        if (!request.hasSystemMessage() && request.replies() == 0) {
            return new Turn.Direct();
        }
        // A step is also asked for without a format, as the last attempt at it; what the user turn says tells the two
        // apart.
        var answer = answerRequests.standIn(request.lastUserText()) || hasDecided(request);
        var guessed = !answerRequests.areKnown() && request.replies() > 0;
        return answer || guessed ? new Turn.Answer() : next;
    }

    private static boolean hasDecided(ChatRequest request) {
        return request.messages().reversed().stream()
                .filter(ChatMessage::isAssistants)
                .findFirst()
                .flatMap(reply -> ChatRequestReader.parse(reply.text()))
                .map(json -> json.path("next_action").asText())
                .filter(FINAL_ANSWER::equals)
                .isPresent();
    }

    private static String step(Script script, int number, ChatRequest request) {
        var step = script.step(number);
        if (!request.structured() && !request.mentions("JSON")) {
            return "## %s%n%n%s%n%nNEXT: %s"
                    .formatted(
                            title(step, number, request),
                            step.content(),
                            script.isLast(number) ? FINAL_ANSWER : "continue");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", title(step, number, request))
                .put("content", step.content())
                .put("next_action", script.isLast(number) ? FINAL_ANSWER : "continue")
                .toString();
    }

    /** Above temperature 0 other titles are drawn by the seed, and step 1 has another in any case, so that a difference can be seen. */
    private static String title(ScriptedStep step, int number, ChatRequest request) {
        var titles = step.titles();
        if (request.temperature() == 0 || titles.size() == 1) {
            return titles.getFirst();
        }
        var drawn = Objects.hash(request.seed().orElse(0), request.temperature(), number);
        return number == 1
                ? titles.get(1 + Math.floorMod(drawn, titles.size() - 1))
                : titles.get(Math.floorMod(drawn, titles.size()));
    }
}
