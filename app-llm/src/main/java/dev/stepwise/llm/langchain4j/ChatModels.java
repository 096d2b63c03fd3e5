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

/** LangChain4j's model objects, one for each address; whatever differs between calls travels with the call. */
final class ChatModels {

    private final ModelHttp http;
    private final Map<URI, OpenAiStreamingChatModel> models = new ConcurrentHashMap<>();

    ChatModels(ModelHttp http) {
        this.http = http;
    }

    /**
     * Sends the request and returns its stream at once.
     *
     * @throws IllegalArgumentException if address or key cannot stand in a request; its message may hold them
     */
    EventStream open(ModelServer server, RequestForm form, String requestId) {
        var outgoing =
                new OutgoingCall(headers(server, form.call(), requestId), form.sends(RequestPart.STREAM_OPTIONS));
        var model = models.computeIfAbsent(server.baseUrl(), this::model);
        ScopedValue.where(OutgoingCall.CURRENT, outgoing).run(() -> send(model, ChatRequests.of(form)));
        return outgoing.stream();
    }

    private OpenAiStreamingChatModel model(URI baseUrl) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new StreamingHttpClientBuilder(http))
                .baseUrl(baseUrl.toString())
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
