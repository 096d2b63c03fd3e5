package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.VisibleName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a server's list of models, {@code data[].id}. */
final class ModelList {

    private static final int OLLAMA_PORT = 11434;

    /** Parts of the names of models that embed, sort or listen. */
    private static final Pattern NO_CHAT = Pattern.compile(
            "embed|rerank|whisper|minilm|colbert|(^|[^a-z0-9])(bge|e5|gte|tts|clip|paraphrase|sentence-t5)([^a-z0-9]|$)");

    private final List<JsonNode> entries;

    private ModelList(List<JsonNode> entries) {
        this.entries = entries;
    }

    /** Empty if the body is no such list. */
    static Optional<ModelList> parse(String body) {
        try {
            var data = Json.parse(body).path("data");
            var entries = StreamSupport.stream(data.spliterator(), false)
                    .filter(entry -> entry.path("id").isTextual())
                    .toList();
            // one odd entry spoils no list, but a list of nothing else is none
            return data.isArray() && (data.isEmpty() || !entries.isEmpty())
                    ? Optional.of(new ModelList(entries))
                    : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /** Those that can chat, as far as their names tell. */
    List<OfferedModel> models() {
        return entries.stream()
                .filter(entry -> canChat(entry.get("id").textValue()))
                .map(entry -> new OfferedModel(entry.get("id").textValue(), context(entry)))
                .distinct()
                .toList();
    }

    /** The kind of server, by what only this kind writes into its list. */
    Flavor flavor(URI baseUrl) {
        return entries.stream()
                .map(ModelList::flavor)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(baseUrl.getPort() == OLLAMA_PORT ? Flavor.OLLAMA : Flavor.OTHER);
    }

    private static Optional<Flavor> flavor(JsonNode entry) {
        return switch (entry.path("owned_by").asText("")) {
            case "vllm" -> Optional.of(Flavor.VLLM);
            case "llamacpp" -> Optional.of(Flavor.LLAMA_CPP);
            case "sglang" -> Optional.of(Flavor.SGLANG);
            case "library" -> Optional.of(Flavor.OLLAMA);
            case "stepwise-practice" -> Optional.of(Flavor.PRACTICE);
            case "stepwise-tiny" -> Optional.of(Flavor.TINY);
            default -> entry.path("meta").hasNonNull("n_ctx_train") ? Optional.of(Flavor.LLAMA_CPP) : Optional.empty();
        };
    }

    private static boolean canChat(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return VisibleName.isGood(name) && !NO_CHAT.matcher(lower).find();
    }

    private static OptionalInt context(JsonNode entry) {
        return Stream.of(entry.path("max_model_len"), entry.path("meta").path("n_ctx"))
                .map(Json::count)
                .filter(tokens -> tokens.orElse(0) > 0)
                .findFirst()
                .orElse(OptionalInt.empty());
    }
}
