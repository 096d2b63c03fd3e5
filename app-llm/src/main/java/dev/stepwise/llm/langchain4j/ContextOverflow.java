package dev.stepwise.llm.langchain4j;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How servers say that a prompt exceeds the model's context, each in its words. */
final class ContextOverflow {

    /** vLLM names the part of the request; the others have a code or a type. */
    private static final Set<String> PARAMS = Set.of("input_tokens", "input_text");

    private static final Set<String> NAMES = Set.of(
            "context_length_exceeded",
            "context_window_exceeded",
            "contextwindowexceedederror",
            "exceed_context_size_error",
            "model_context_window_exceeded");

    private static final List<String> WORDS = List.of(
            // OpenAI, vLLM, SGLang, DeepSeek, Mistral, OpenRouter
            "maximum context length",
            "longer than the model's context length",
            // Moonshot
            "exceeded model token limit",
            // llama.cpp, new and old
            "exceeds the available context size",
            "context shift is disabled",
            "exceed context size",
            // Ollama
            "exceeds the context length",
            // LM Studio
            "trying to keep the first",
            // LiteLLM
            "contextwindowexceedederror",
            "context_length_exceeded",
            // Anthropic and Bedrock behind gateways
            "prompt is too long",
            "input is too long for requested model",
            // Gemini
            "exceeds the maximum number of tokens allowed");

    private static final List<Pattern> PATTERNS = List.of(
            // vLLM, when nothing is left for the reply; we never ask for less than one token
            Pattern.compile("max_tokens must be at least 1, got -?\\d+"),
            // TGI
            Pattern.compile("inputs\\W+tokens \\+ \\W*max_new_tokens\\W+must be <="),
            Pattern.compile("inputs\\W+must have less than \\d+ tokens"));

    private ContextOverflow() {}

    static boolean isTold(ErrorBody error) {
        var words = error.message().toLowerCase(Locale.ROOT);
        return PARAMS.contains(error.param())
                || NAMES.contains(error.type().toLowerCase(Locale.ROOT))
                || NAMES.contains(error.code().toLowerCase(Locale.ROOT))
                || WORDS.stream().anyMatch(words::contains)
                || PATTERNS.stream().anyMatch(pattern -> pattern.matcher(words).find());
    }
}
