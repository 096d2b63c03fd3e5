package dev.stepwise.llm.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.run.RequestPart;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** LangChain4j's model objects, one for each address and name of the model's own thinking; whatever differs between calls travels with the call. */
final class ChatModels {

    private static final String NO_THINKING = "none";

    private final ModelHttp http;
    private final Map<Way, OpenAiStreamingChatModel> models = new ConcurrentHashMap<>();

    /** @param thinkingName of the thinking that is sent back, where a message has any */
    private record Way(URI baseUrl, String thinkingName) {}

    ChatModels(ModelHttp http) {
        this.http = http;
    }

    /**
     * Sends the request and returns its stream at once.
     *
     * @throws IllegalArgumentException if address or key cannot stand in a request; its message may hold them
     */
    EventStream open(ModelServer server, RequestForm form, String requestId) {
        var outgoing = new OutgoingCall(
                server.connection(), headers(server, form.call(), requestId), form.sends(RequestPart.STREAM_OPTIONS));
        var way = new Way(server.baseUrl(), form.thinking().replayedAs().orElse(NO_THINKING));
        var model = models.computeIfAbsent(way, this::model);
        ScopedValue.where(OutgoingCall.CURRENT, outgoing).run(() -> send(model, ChatRequests.of(form)));
        return outgoing.stream();
    }

    private OpenAiStreamingChatModel model(Way way) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new StreamingHttpClientBuilder(http))
                .baseUrl(way.baseUrl().toString())
                .sendThinking(!way.thinkingName().equals(NO_THINKING), way.thinkingName())
                .strictJsonSchema(true)
                .customHeaders(() -> OutgoingCall.CURRENT.get().headers())
                .build();
    }

    private static Map<String, String> headers(ModelServer server, ChatCall call, String requestId) {
        var headers = new HashMap<String, String>();
        headers.put("User-Agent", "stepwise");
        headers.put("Accept", "text/event-stream");
        headers.put("X-Session-ID", call.run().toString());
        headers.put("X-Request-Id", requestId);
        server.connection().headers().forEach(header -> headers.put(header.name(), header.value()));
        server.key().ifPresent(key -> headers.put("Authorization", "Bearer " + key.value()));
        return headers;
    }

    private static void send(OpenAiStreamingChatModel model, ChatRequest request) {
        model.chat(request, new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                throw new IllegalStateException("The call reads its stream itself.");
            }

            @Override
            public void onError(Throwable error) {
                throw new IllegalStateException("The call reads its stream itself.", error);
            }
        });
    }
}
