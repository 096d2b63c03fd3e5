package dev.stepwise.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls the practice server with nothing between. */
final class ModelClient implements AutoCloseable {

    /** What a step and an answer may take where nobody set it otherwise, as in the app. */
    private static final int STEP_TOKENS = 300;

    private static final int ANSWER_TOKENS = 1200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String model;

    ModelClient(String baseUrl) throws IOException, InterruptedException {
        url = URI.create(baseUrl + "/chat/completions");
        var models = HttpRequest.newBuilder(URI.create(baseUrl + "/models")).build();
        model = JSON.readTree(http.send(models, BodyHandlers.ofString()).body())
                .at("/data/0/id")
                .asText();
    }

    static ArrayNode conversation(String system, String question) {
        var messages = JSON.createArrayNode();
        messages.addObject().put("role", "system").put("content", system);
        messages.addObject().put("role", "user").put("content", question);
        return messages;
    }

    /** The whole reply to a step, in a JSON object. */
    JsonNode step(String session, ArrayNode messages) throws IOException, InterruptedException {
        return JSON.readTree(whole(session, request(messages, STEP_TOKENS, true)));
    }

    /** The whole reply to a request for the answer. */
    String answer(String session, ArrayNode messages) throws IOException, InterruptedException {
        return whole(session, request(messages, ANSWER_TOKENS, false));
    }

    /** Seconds until the first letter of a step's title arrives, streamed. */
    double firstText(String session, ArrayNode messages) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var request = request(messages, STEP_TOKENS, true).put("stream", true);
        var reply = new StringBuilder();
        try (var events =
                http.send(post(session, request), BodyHandlers.ofLines()).body()) {
            for (var event : (Iterable<String>) events::iterator) {
                if (event.startsWith("data: {")) {
                    var chunk = JSON.readTree(event.substring("data: ".length()));
                    reply.append(chunk.at("/choices/0/delta/content").asText(""));
                }
                if (reply.toString().matches("(?s)\\{\\s*\"title\"\\s*:\\s*\"\\s*[^\"\\s].*")) {
                    return (System.nanoTime() - began) / 1e9;
                }
            }
        }
        throw new IOException("The practice server wrote no title: " + reply);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private ObjectNode request(ArrayNode messages, int maxTokens, boolean object) {
        var request = JSON.createObjectNode().put("model", model).put("max_tokens", maxTokens);
        request.put("temperature", 0.2).set("messages", messages);
        if (object) {
            request.putObject("response_format").put("type", "json_object");
        }
        return request;
    }

    private String whole(String session, ObjectNode request) throws IOException, InterruptedException {
        var response = http.send(post(session, request), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The practice server answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body()).at("/choices/0/message/content").asText();
    }

    private HttpRequest post(String session, ObjectNode request) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("X-Session-ID", session)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
    }
}
