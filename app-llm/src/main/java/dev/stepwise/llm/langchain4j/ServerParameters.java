package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Flavor;
import dev.stepwise.run.RequestPart;
import java.util.LinkedHashMap;
import java.util.Map;

/** What OpenAI's protocol has no name for, as the kind of server calls it. */
final class ServerParameters {

    private ServerParameters() {}

    static Map<String, Object> of(RequestForm form) {
        var parameters = new LinkedHashMap<String, Object>();
        var sampling = form.call().sampling();
        if (form.sends(RequestPart.TOP_K)) {
            parameters.put("top_k", sampling.topK().getAsInt());
        }
        if (form.sends(RequestPart.MIN_P)) {
            parameters.put("min_p", sampling.minP().getAsDouble());
        }
        if (form.sends(RequestPart.REPETITION_PENALTY)) {
            parameters.put(
                    repetitionPenalty(form.call().endpoint().flavor()),
                    sampling.penalties().repetition().getAsDouble());
        }
        if (form.sends(RequestPart.THINKING_TOKENS)) {
            int tokens = form.call().ownThinking().tokens().getAsInt();
            if (form.thinking().takesObject()) {
                parameters.put("reasoning", Map.of("max_tokens", tokens));
            } else {
                parameters.put(thinkingTokens(form.call().endpoint().flavor()), tokens);
            }
        }
        if (form.sends(RequestPart.THINKING_OFF)) {
            if (form.thinking().takesObject()) {
                parameters.put("reasoning", Map.of("enabled", false));
            } else if (!form.turnsOffByEffort()) {
                // what the templates of such models are told
                parameters.put("chat_template_kwargs", Map.of("enable_thinking", false, "thinking", false));
            }
        }
        return parameters;
    }

    private static String repetitionPenalty(Flavor flavor) {
        return switch (flavor) {
            case LLAMA_CPP, OLLAMA, TINY -> "repeat_penalty";
            case VLLM, SGLANG, OTHER, PRACTICE -> "repetition_penalty";
        };
    }

    private static String thinkingTokens(Flavor flavor) {
        return switch (flavor) {
            case LLAMA_CPP -> "thinking_budget_tokens";
            case VLLM, SGLANG, OLLAMA, OTHER, PRACTICE, TINY -> "thinking_token_budget";
        };
    }
}
