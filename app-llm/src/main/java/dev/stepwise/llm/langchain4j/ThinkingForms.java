package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.OfferedModel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How servers take what concerns a model's own thinking, learnt from the names under which they sent it. It is forgotten when this node
 * ends, for a server that was updated may use others.
 */
final class ThinkingForms {

    private static final int MOST_MODELS = 1000;

    /** What only OpenRouter sends, and servers that speak as it does. */
    private static final String DETAILS = "reasoning_details";

    private record Key(URI server, String model) {}

    private final Map<Key, List<String>> known = new ConcurrentHashMap<>();

    /** The server sent the model's thinking under these names. */
    void learn(URI server, String model, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        if (known.size() >= MOST_MODELS) {
            known.clear();
        }
        known.put(new Key(server, model), names);
    }

    ThinkingForm of(ModelServer server, String model) {
        var names = known.getOrDefault(new Key(server.baseUrl(), model), List.of());
        boolean isFedBack = server.model(model)
                .map(OfferedModel::traits)
                .filter(traits -> traits.ownThinkingFedBack())
                .isPresent();
        return new ThinkingForm(
                names.contains(DETAILS),
                isFedBack ? Optional.of(name(names, server.ref().flavor())) : Optional.empty());
    }

    /** Of the names for a text the first that came; where none did yet, the usual one. */
    private static String name(List<String> names, Flavor flavor) {
        return names.stream().filter(name -> !name.equals(DETAILS)).findFirst().orElseGet(() -> usualName(flavor));
    }

    private static String usualName(Flavor flavor) {
        return switch (flavor) {
            case VLLM, OLLAMA -> "reasoning";
            case SGLANG, LLAMA_CPP, OTHER, PRACTICE, TINY -> "reasoning_content";
        };
    }
}
