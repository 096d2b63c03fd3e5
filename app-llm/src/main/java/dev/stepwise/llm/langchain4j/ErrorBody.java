package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a server says about a failure. An {@code error} may be an object or a text, frameworks say {@code detail}, some servers send a
 * bare text, and proxies a web page.
 *
 * @param message in one line; empty where the server says nothing readable
 */
record ErrorBody(String message, String type, String param) {

    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);

    static ErrorBody of(String body) {
        var text = body.strip();
        if (text.startsWith("<")) {
            var title = TITLE.matcher(text);
            return plain(title.find() ? "<title>" + title.group(1).strip() + "</title>" : "<html>");
        }
        try {
            return of(Json.parse(text));
        } catch (JsonProcessingException noJson) {
            return plain(text);
        }
    }

    static ErrorBody of(JsonNode json) {
        if (json.hasNonNull("error")) {
            return of(json.get("error"));
        }
        if (json.isObject()) {
            var message = json.path("message");
            return new ErrorBody(
                    oneLine(message.isTextual() ? message.textValue() : detail(json.path("detail"))),
                    json.path("type").asText(""),
                    json.path("param").asText(""));
        }
        return plain(json.isTextual() ? json.textValue() : "");
    }

    /** Whether the server says that the prompt exceeds the model's context: vLLM, llama.cpp and SGLang, each in its words. */
    boolean isOverflow() {
        var words = message.toLowerCase(Locale.ROOT);
        return param.equals("input_tokens")
                || param.equals("input_text")
                || type.equals("exceed_context_size_error")
                || words.contains("maximum context length is")
                || words.contains("longer than the model's context length");
    }

    /** A text, or a list of what is wrong, each with a message and the place; the input that it may quote is left out. */
    private static String detail(JsonNode detail) {
        if (detail.isTextual()) {
            return detail.textValue();
        }
        return StreamSupport.stream(detail.spliterator(), false)
                .map(wrong -> wrong.path("msg").asText("") + " " + place(wrong.path("loc")))
                .map(String::strip)
                .collect(Collectors.joining("; "));
    }

    private static String place(JsonNode loc) {
        return StreamSupport.stream(loc.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("."));
    }

    private static ErrorBody plain(String message) {
        return new ErrorBody(oneLine(message), "", "");
    }

    private static String oneLine(String text) {
        return TextCleaner.cleanWhole(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
