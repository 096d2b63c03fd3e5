package dev.stepwise.llm.langchain4j;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What belongs to one call and not to the model object that many calls share: its headers, and the stream that it opened. */
final class OutgoingCall {

    /** Bound while LangChain4j builds and sends the request, which it does on the thread that asks it. */
    static final ScopedValue<OutgoingCall> CURRENT = ScopedValue.newInstance();

    private final Map<String, String> headers;
    private @Nullable EventStream stream;

    OutgoingCall(Map<String, String> headers) {
        this.headers = Map.copyOf(headers);
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
