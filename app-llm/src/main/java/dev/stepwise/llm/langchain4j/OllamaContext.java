package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.llm.langchain4j.ModelHttp.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Finds out how large a context Ollama runs a model with: it says so of a loaded model, else in the model's own parameters. */
final class OllamaContext {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Pattern PARAMETER = Pattern.compile("(?m)^num_ctx\\s+(\\d{1,9})\\s*$");

    private final ModelHttp http;

    OllamaContext(ModelHttp http) {
        this.http = http;
    }

    /** The tokens; empty whatever goes wrong. */
    OptionalInt of(ModelServer server, String model) {
        try {
            var loaded = loaded(server, model);
            return loaded.isPresent() ? loaded : parameter(server, model);
        } catch (IOException | TimeoutException | IllegalArgumentException unknown) {
            return OptionalInt.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private OptionalInt loaded(ModelServer server, String model)
            throws IOException, InterruptedException, TimeoutException {
        var answer = fetch(server, ServerRequests.get(root(server, "/api/ps"), server.connection()));
        if (answer.status() != 200) {
            return OptionalInt.empty();
        }
        for (JsonNode running : Json.parse(answer.body()).path("models")) {
            if (running.path("name").asText().equals(model)) {
                return Json.count(running.path("context_length"));
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt parameter(ModelServer server, String model)
            throws IOException, InterruptedException, TimeoutException {
        var request = ServerRequests.post(root(server, "/api/show"), server.connection(), body(model));
        var answer = fetch(server, request);
        if (answer.status() != 200) {
            return OptionalInt.empty();
        }
        var found =
                PARAMETER.matcher(Json.parse(answer.body()).path("parameters").asText());
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    private HttpAnswer fetch(ModelServer server, HttpUriRequestBase request)
            throws IOException, InterruptedException, TimeoutException {
        return http.fetch(server.connection(), request, DEADLINE);
    }

    private static String body(String model) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(Json.MAPPER.createObjectNode().put("model", model));
    }

    private static URI root(ModelServer server, String path) {
        return URI.create(server.baseUrl().toString().replaceFirst("/v1/?$", "") + path);
    }
}
