package dev.stepwise.llm.langchain4j;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What servers mean by the reasons that they name for the end of a reply: the one table of them.
 *
 * @see "docs/decisions/0028-only-a-real-end-is-an-answer.md"
 */
final class FinishReasons {

    /** What becomes of a reply that ended for such a reason. */
    enum Meaning {
        /** The model ended the reply by itself. */
        ANSWERED,
        /** A limit of tokens, or the end of the context, ended it. */
        CUT,
        /** A filter of the server ended it. */
        FILTERED,
        /** The server ended it, because the model repeated itself. */
        REPETITION,
        /** The model asked for a tool instead of going on; none was offered. */
        TOOL_CALL,
        /** The server could not go on. */
        FAULT,
        /** Not in the table. */
        UNKNOWN
    }

    /** A reason as the server named it, in at most 60 characters. */
    record Named(String name, Meaning meaning) {}

    private static final int NAME_LIMIT = 60;

    private static final Map<Meaning, List<String>> TABLE = Map.of(
            Meaning.ANSWERED,
            List.of(
                    "stop",
                    "eos",
                    "eos_token",
                    "eos_found",
                    "stop_sequence",
                    "stop_string_found",
                    "stop_token",
                    "end",
                    "end_turn",
                    "end_of_turn",
                    "complete",
                    "completed"),
            Meaning.CUT,
            List.of(
                    "length",
                    "max_tokens",
                    "max_length",
                    "max_output_tokens",
                    "max_new_tokens",
                    "max_predicted_tokens_reached",
                    "token_limit",
                    "model_length",
                    "context_length",
                    "context_length_reached",
                    "model_context_window_exceeded"),
            Meaning.FILTERED,
            List.of(
                    "content_filter",
                    "content_filtered",
                    "content_blocked",
                    "content_policy_violation",
                    "data_inspection_failed",
                    "safety",
                    "image_safety",
                    "recitation",
                    "blocklist",
                    "prohibited_content",
                    "spii",
                    "language",
                    "sensitive",
                    "refusal",
                    "moderation",
                    "guardrail_intervened",
                    "error_toxic"),
            Meaning.REPETITION,
            List.of("repetition", "repetition_detected"),
            Meaning.TOOL_CALL,
            List.of(
                    "tool_calls",
                    "tool_call",
                    "tool_use",
                    "function_call",
                    "malformed_function_call",
                    "malformed_tool_call",
                    "unexpected_tool_call",
                    "too_many_tool_calls"),
            Meaning.FAULT,
            List.of(
                    "abort",
                    "aborted",
                    "cancelled",
                    "canceled",
                    "user_stopped",
                    "error",
                    "failed",
                    "timeout",
                    "network_error",
                    "insufficient_system_resource",
                    "model_unloaded",
                    "load",
                    "unload"));

    private static final Set<String> NONE = Set.of("", "null", "none", "undefined", "unspecified");

    private static final Map<String, Meaning> MEANINGS = TABLE.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(name -> Map.entry(bare(name), entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private FinishReasons() {}

    /** The reason, however it is written ({@code MAX_TOKENS}, {@code FinishReason.STOP}, {@code endTurn}); empty where the text is none. */
    static Optional<Named> of(String text) {
        var bare = bare(text);
        if (NONE.contains(bare)) {
            return Optional.empty();
        }
        var name = TextCleaner.cleanWhole(text.strip()).replaceAll("[\\s\\p{Cntrl}]+", " ");
        return Optional.of(new Named(
                name.substring(0, Math.min(name.length(), NAME_LIMIT)), MEANINGS.getOrDefault(bare, Meaning.UNKNOWN)));
    }

    /** The reasons of this meaning. */
    static List<String> named(Meaning meaning) {
        return TABLE.getOrDefault(meaning, List.of());
    }

    private static String bare(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^finish_?reason[._]", "")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
