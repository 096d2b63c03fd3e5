package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where servers put what they say about a failure. An {@code error} may be an object, a list or a text, and so may its message;
 * frameworks say {@code detail}, gateways {@code error_type} and {@code error_message}, and {@code errors} is a list of any of these.
 */
final class ErrorJson {

    private static final int DEPTH = 6;

    private static final List<String> WORDS = List.of(
            "message",
            "error_message",
            "errorMessage",
            "error_msg",
            "msg",
            "detail",
            "error",
            "errors",
            "description",
            "error_description");

    private static final List<String> ALWAYS = List.of("error", "errors", "error_message", "errorMessage", "error_msg");
    private static final Set<String> NOTHING = Set.of("", "0", "false", "null", "none", "ok", "success");
    private static final Set<String> STATES = Set.of("error", "fail", "failed", "failure");

    private ErrorJson() {}

    /** Whether an event of a stream tells of a failure. An empty text, {@code false} and a code of 0 tell of none. */
    static boolean isError(JsonNode event) {
        if (event.isArray()) {
            return stream(event).anyMatch(ErrorJson::isError);
        }
        if (ALWAYS.stream().anyMatch(name -> says(event.path(name)))) {
            return true;
        }
        if (event.has("choices") || event.has("usage")) {
            return event.path("object").asText("").equals("error");
        }
        return Stream.of("object", "type", "status")
                        .anyMatch(name -> STATES.contains(event.path(name).asText("")))
                || says(event.path("detail"))
                || (says(event.path("code")) && !words(event).isEmpty());
    }

    /** The objects that hold the particulars of a failure, the innermost first. */
    static List<JsonNode> carriers(JsonNode json) {
        var carriers = new ArrayList<JsonNode>();
        for (var next = Optional.of(json); next.isPresent() && carriers.size() < DEPTH; next = inner(next.get())) {
            carriers.addFirst(next.get());
        }
        return carriers;
    }

    private static Optional<JsonNode> inner(JsonNode carrier) {
        return carrier.isArray()
                ? Optional.of(carrier.path(0)).filter(JsonNode::isObject)
                : Stream.of("error", "errors", "message", "detail")
                        .map(carrier::path)
                        .filter(JsonNode::isContainerNode)
                        .findFirst();
    }

    /** A particular of a failure under the first of these names; empty if there is none. */
    static String name(List<JsonNode> carriers, String... names) {
        return carriers.stream()
                .flatMap(carrier -> Stream.of(names).map(carrier::path))
                .filter(value -> value.isTextual() || value.isNumber())
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    /** What the server says in words; of a list of faults each with its place, without the input that it may quote. */
    static String words(JsonNode json) {
        return words(json, DEPTH);
    }

    private static String words(JsonNode json, int depth) {
        if (depth == 0) {
            return "";
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isArray()) {
            return stream(json)
                    .map(each -> words(each, depth - 1))
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining("; "));
        }
        var place = stream(json.path("loc")).map(JsonNode::asText).collect(Collectors.joining("."));
        return WORDS.stream()
                .map(name -> words(json.path(name), depth - 1))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> (text + " " + place).strip())
                .orElse("");
    }

    private static boolean says(JsonNode value) {
        if (value.isArray()) {
            return stream(value).anyMatch(ErrorJson::says);
        }
        if (value.isObject()) {
            return !value.path("code").asText("").equals("0") && stream(value).anyMatch(ErrorJson::says);
        }
        return !NOTHING.contains(value.asText("").strip().toLowerCase(Locale.ROOT));
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
