package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.run.RunId;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Sampling;
import java.util.List;

/**
 * One request to a model.
 *
 * @param run names the session to the server, so that a router keeps the run where its prefix is cached
 * @param maxTokens of the reply, beside what the model may think by itself
 */
public record ChatCall(
        RunId run,
        EndpointRef endpoint,
        String model,
        List<ChatTurn> messages,
        Sampling sampling,
        OwnThinkingLimits ownThinking,
        int maxTokens,
        ReplyFormat format,
        CallDeadlines deadlines) {

    public ChatCall {
        messages = List.copyOf(messages);
    }

    /** What the reply may have together with what the model may think by itself, which counts among its tokens. */
    public int maxTokensInAll() {
        return maxTokens + ownThinking.tokens().orElse(0);
    }

    /** What shape the server is asked to hold the reply to. */
    public enum ReplyFormat {
        /** {@code json_schema} with {@code title}, {@code content} and {@code next_action}, without limits of length. */
        STEP_SCHEMA,
        /** No {@code response_format}. */
        FREE
    }
}
