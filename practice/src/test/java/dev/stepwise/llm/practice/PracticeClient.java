package dev.stepwise.llm.practice;

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
import java.util.List;
import java.util.stream.Collectors;

/** Speaks to a practice server as the application does, over HTTP. */
record PracticeClient(URI baseUrl) {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The events of a streamed reply, without {@code [DONE]}. */
    record Streamed(List<JsonNode> events, String lastLine) {

        String text() {
            return events.stream()
                    .map(event -> event.at("/choices/0/delta/content").asText())
                    .collect(Collectors.joining());
        }

        String finishReason() {
            return events.stream()
                    .map(event -> event.at("/choices/0/finish_reason").asText("null"))
                    .filter(reason -> !reason.equals("null"))
                    .collect(Collectors.joining(","));
        }

        JsonNode usage() {
            return events.getLast().path("usage");
        }
    }

    static ObjectNode request(String... turns) {
        var request = JSON.createObjectNode()
                .put("model", PracticeModel.NAME)
                .put("stream", true)
                .put("temperature", 0)
                .put("seed", 7)
                .put("max_tokens", 600);
        request.putObject("stream_options").put("include_usage", true);
        var messages = request.putArray("messages");
        for (var turn : turns) {
            var role = turn.substring(0, turn.indexOf(':'));
            messages.addObject().put("role", role).put("content", turn.substring(role.length() + 1));
        }
        return request;
    }

    static ObjectNode stepRequest(String... turns) {
        var request = request(turns);
        request.putObject("response_format").put("type", "json_schema");
        return request;
    }

    Streamed stream(JsonNode request) {
        var lines = post("/v1/chat/completions", request).body().lines().filter(line -> !line.isEmpty());
        var data = lines.map(line -> line.substring("data: ".length())).toList();
        return new Streamed(
                data.stream()
                        .filter(line -> line.startsWith("{"))
                        .map(PracticeClient::parse)
                        .toList(),
                data.getLast());
    }

    HttpResponse<String> post(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(baseUrl.resolve(path))
                .header("X-Session-ID", "session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
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
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
