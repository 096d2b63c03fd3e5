package dev.stepwise.llm.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks to the tiny model's server over HTTP, on a connection of its own each time. */
record TinyClient(URI baseUrl) {

    static final ObjectMapper JSON = new ObjectMapper();

    /** A reply, however it was sent. */
    record Replied(String text, String finishReason, JsonNode usage) {}

    /** A request for a step of at most 300 tokens, at temperature 0 with the seed 7, until something else is put into it. */
    static ObjectNode step(String question) {
        var request = plain(question);
        var messages = request.putArray("messages");
        messages.addObject()
                .put("role", "system")
                .put("content", "Each reply has a title, a content and a next_action.");
        messages.addObject().put("role", "user").put("content", question);
        var schema =
                request.putObject("response_format").put("type", "json_schema").putObject("json_schema");
        var step = schema.put("name", "step").putObject("schema").put("type", "object");
        var properties = step.putObject("properties");
        properties.putObject("title").put("type", "string");
        properties.putObject("content").put("type", "string");
        properties
                .putObject("next_action")
                .put("type", "string")
                .putArray("enum")
                .add("continue")
                .add("final_answer");
        step.putArray("required").add("title").add("content").add("next_action");
        step.put("additionalProperties", false);
        return request;
    }

    /** A request for the plain answer. */
    static ObjectNode plain(String question) {
        var request =
                JSON.createObjectNode().put("temperature", 0).put("seed", 7).put("max_tokens", 300);
        request.putArray("messages").addObject().put("role", "user").put("content", question);
        return request;
    }

    Replied whole(ObjectNode request) {
        var json = post("/v1/chat/completions", request);
        return new Replied(
                json.at("/choices/0/message/content").asText(),
                json.at("/choices/0/finish_reason").asText(),
                json.path("usage"));
    }

    Replied stream(ObjectNode request) {
        request.put("stream", true).putObject("stream_options").put("include_usage", true);
        var events = events(send(completion(request)).body().lines()).toList();
        var text = events.stream()
                .map(event -> event.at("/choices/0/delta/content").asText())
                .collect(Collectors.joining());
        var reason = events.stream()
                .map(event -> event.at("/choices/0/finish_reason").asText("null"))
                .filter(said -> !said.equals("null"))
                .collect(Collectors.joining(","));
        return new Replied(text, reason, events.getLast().path("usage"));
    }

    private static Stream<JsonNode> events(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data: {")).map(line -> parse(line.substring("data: ".length())));
    }

    HttpRequest completion(JsonNode body) {
        return HttpRequest.newBuilder(baseUrl.resolve("/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    JsonNode post(String path, JsonNode body) {
        return parse(send(HttpRequest.newBuilder(baseUrl.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build())
                .body());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(baseUrl.resolve(path)).build());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new AssertionError("Not JSON: " + json, malformed);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
