package dev.stepwise.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.fixture.RecordedRequest;
import dev.stepwise.llm.fixture.ServerConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;

/**
 * A model server on a socket, whose model is a pure function of the request: the same request always gets the same reply, good or
 * bad. It offers the models {@value #MODEL} and {@value #HOSTILE_NAME}.
 */
public final class FaultyModel implements AutoCloseable {

    public static final String MODEL = "faulty-8b";
    public static final String HOSTILE_NAME = "<img src=x onerror=alert(1)>";

    private static final int CONTEXT_TOKENS = 32_768;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A request for a reply.
     *
     * @param repliesBefore how many replies it replays
     * @param wantsStep whether it asks for the shape of a step; the last attempt at a step does not
     */
    public record Asked(String model, int repliesBefore, boolean wantsStep, String body) {

        static Asked of(String body) {
            try {
                var request = JSON.readTree(body);
                var replies = StreamSupport.stream(request.path("messages").spliterator(), false)
                        .filter(message -> message.path("role").asText().equals("assistant"))
                        .count();
                return new Asked(request.path("model").asText(), (int) replies, request.has("response_format"), body);
            } catch (JsonProcessingException broken) {
                throw new IllegalArgumentException(broken);
            }
        }

        /** Whether the model may think by itself. */
        boolean thinks() {
            return !body.contains("enable_thinking");
        }

        /** Whether it asks for the answer. */
        boolean wantsAnswer() {
            return body.contains("Now answer this question");
        }
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile FaultyServer server = FaultyServer.playing(this::serve);
    private volatile List<String> offered = List.of(MODEL, HOSTILE_NAME);
    private volatile Function<Asked, Script> behaviour = _ -> connection -> {};

    /** Where it stands, whether it listens there or not. */
    public URI url() {
        return server.baseUrl();
    }

    /** What it does from now on; what it was asked before is forgotten. */
    public void behave(Function<Asked, Script> newBehaviour) {
        behaviour = newBehaviour;
        asked.clear();
    }

    /** All that it was asked for since it was told what to do. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** All requests that came since it began to listen as it does now. */
    public List<RecordedRequest> requests() {
        return server.requests();
    }

    /** Lists these models from now on. */
    public void offer(String... models) {
        offered = List.of(models);
    }

    /** Refuses connections from now on. */
    public void goAway() {
        server.stopListening();
    }

    /** Listens again, at the same address. */
    void comeBack() {
        int port = server.baseUrl().getPort();
        server.close();
        server = FaultyServer.playingAt(port, this::serve);
    }

    /** Listens over TLS from now on, at the same address. */
    public void listenOver(SSLContext tls) {
        int port = server.baseUrl().getPort();
        server.close();
        server = FaultyServer.playingOver(tls, port, this::serve);
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(ServerConnection connection) throws Exception {
        var request = connection.readRequest();
        if (request.line().startsWith("GET ")) {
            connection.answer("200 OK", "application/json", models());
        } else if (request.line().contains("/chat/completions")) {
            var question = Asked.of(request.body());
            asked.add(question);
            behaviour.apply(question).play(connection);
        } else {
            connection.answer("404 Not Found", "application/json", "{}");
        }
    }

    private String models() {
        return offered.stream()
                .map(name -> JSON.createObjectNode().put("id", name).put("max_model_len", CONTEXT_TOKENS))
                .map(JsonNode::toString)
                .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
    }
}
