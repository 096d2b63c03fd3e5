package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwise.endpoint.Connection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What belongs to one call and not to the model object that many calls share: its headers, and the stream that it opened. */
final class OutgoingCall {

    /** Bound while LangChain4j builds and sends the request, which it does on the thread that asks it. */
    static final ScopedValue<OutgoingCall> CURRENT = ScopedValue.newInstance();

    private final Connection connection;
    private final Map<String, String> headers;
    private final boolean streamOptions;
    private @Nullable EventStream stream;

    /** @param streamOptions whether the server takes them */
    OutgoingCall(Connection connection, Map<String, String> headers, boolean streamOptions) {
        this.connection = connection;
        this.headers = Map.copyOf(headers);
        this.streamOptions = streamOptions;
    }

    /** The body as it is sent: LangChain4j always asks for counts. */
    String body(String built) {
        if (streamOptions) {
            return built;
        }
        try {
            var json = (ObjectNode) Json.parse(built);
            json.remove("stream_options");
            return Json.MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("LangChain4j built no JSON", impossible);
        }
    }

    Connection connection() {
        return connection;
    }

    Map<String, String> headers() {
        return headers;
    }

    void opened(EventStream opened) {
        stream = opened;
    }

    EventStream stream() {
        return Objects.requireNonNull(stream, "LangChain4j sent no request");
    }
}
