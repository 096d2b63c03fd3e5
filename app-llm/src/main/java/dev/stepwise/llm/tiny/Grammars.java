package dev.stepwise.llm.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kherud.llama.LlamaModel;
import dev.stepwise.llm.serving.ChatRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Turns schemas into llama.cpp's grammars. A schema that the library does not know would end the process, so that it is looked at before. */
final class Grammars {

    private static final int REMEMBERED = 100;
    private static final int DEEPEST = 20;
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "title",
            "description",
            "$schema");

    private final Map<String, String> grammars = new ConcurrentHashMap<>();

    /** What is wrong with the request's schema, in a sentence. */
    static Optional<String> problem(ChatRequest request) {
        return request.schema().flatMap(schema -> problem(schema, 0));
    }

    /** Empty where the reply is free. */
    Optional<String> of(ChatRequest request) {
        if (!request.structured()) {
            return Optional.empty();
        }
        var schema = request.schema()
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("type", "object"))
                .toString();
        if (grammars.size() >= REMEMBERED) {
            grammars.clear();
        }
        return Optional.of(grammars.computeIfAbsent(schema, LlamaModel::jsonSchemaToGrammar));
    }

    private static Optional<String> problem(JsonNode schema, int depth) {
        if (!schema.isObject() || depth > DEEPEST) {
            return Optional.of("A schema is an object, not more than " + DEEPEST + " deep.");
        }
        for (var keyword : (Iterable<String>) schema::fieldNames) {
            if (!KEYWORDS.contains(keyword)) {
                return Optional.of("The schema's keyword \"" + keyword + "\" is not supported.");
            }
        }
        if (!schema.has("enum")
                && !schema.has("const")
                && !TYPES.contains(schema.path("type").asText())) {
            return Optional.of("The schema's type \"" + schema.path("type").asText() + "\" is not supported.");
        }
        if (schema.has("enum") && schema.path("enum").isEmpty()) {
            return Optional.of("An enum has at least one value.");
        }
        return problemBelow(schema, depth + 1);
    }

    private static Optional<String> problemBelow(JsonNode schema, int depth) {
        var additional = schema.path("additionalProperties");
        if (!additional.isMissingNode() && !additional.isBoolean()) {
            return Optional.of("The schema's \"additionalProperties\" is true or false.");
        }
        for (var property : schema.path("properties")) {
            var problem = problem(property, depth);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return schema.has("items") ? problem(schema.path("items"), depth) : Optional.empty();
    }
}
