package dev.stepwise.bench.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stepwise.reader.Timing;
import java.io.IOException;

/**
 * What is compared with: a loop that waits for whole replies, shows a step when it is there, and writes each reply anew
 * into the conversation, with all but ASCII escaped. It shows text to nobody, so a page's own time comes on top.
 */
public final class PlainLoop implements AutoCloseable {

    private static final int MOST_STEPS = 25;

    // Without blanks between the fields, as the practice server writes too: what differs is the escapes alone.
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String SYSTEM = """
            Think about the question step by step. Reply with one step as a JSON object with the keys "title", "content" \
            and "next_action", which is "continue" or "final_answer". Use several methods and check your result.""";

    private final ModelClient model;

    /** @param modelUrl the base URL of the server's API */
    public PlainLoop(String modelUrl) throws IOException, InterruptedException {
        model = new ModelClient(modelUrl);
    }

    /** Who is shown a step when it is whole. */
    interface Shown {
        void step(String title) throws IOException;
    }

    /** Asks, and waits for the answer; a whole step, or the whole answer, is the first that can be read of it. */
    public Timing ask(String session, String question) throws IOException, InterruptedException {
        return ask(session, question, _ -> {});
    }

    /** The same for somebody who looks on; the loop ends with the one who looked. */
    Timing ask(String session, String question, Shown shown) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var messages = conversation(question);
        var firstStep = 0.0;
        for (int number = 1; number <= MOST_STEPS; number++) {
            var step = model.step(session, messages);
            firstStep = number == 1 ? secondsSince(began) : firstStep;
            messages.addObject().put("role", "assistant").put("content", rewritten(step));
            shown.step(step.path("title").asText());
            if (step.path("next_action").asText().equals("final_answer")) {
                break;
            }
        }
        messages.addObject().put("role", "user").put("content", "Answer the question from the reasoning above.");
        model.answer(session, messages);
        var answered = secondsSince(began);
        return new Timing(firstStep, firstStep, answered, answered);
    }

    /** Asks for the first step alone; seconds until it is whole, and so can be read. */
    public double firstStep(String session, String question) throws IOException, InterruptedException {
        var began = System.nanoTime();
        model.step(session, conversation(question));
        return secondsSince(began);
    }

    /** When the first letter of the same request would arrive if it were streamed and shown at once. */
    public double idealFirstText(String session, String question) throws IOException, InterruptedException {
        return model.firstText(session, conversation(question));
    }

    @Override
    public void close() {
        model.close();
    }

    private static ArrayNode conversation(String question) {
        return ModelClient.conversation(SYSTEM, question);
    }

    private static String rewritten(JsonNode step) throws JsonProcessingException {
        return ASCII.writeValueAsString(step);
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
