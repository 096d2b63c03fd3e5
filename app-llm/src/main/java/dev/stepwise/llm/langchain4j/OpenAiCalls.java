package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.EqualServers;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCalls;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls models behind any server that speaks OpenAI's chat completions; address and key are looked up at each call. */
public final class OpenAiCalls implements ChatCalls {

    private static final Logger log = LoggerFactory.getLogger(OpenAiCalls.class);

    private final ModelServers servers;
    private final EqualServers equals;
    private final ChatModels models;
    private final TokenCounts counts;
    private final Refusals refusals;
    private final ThinkingForms thinkingForms;

    /** Calls that are made at the server that they name and nowhere else, and that know nothing of it at first. */
    public OpenAiCalls(ModelServers servers, ModelHttp http) {
        this(servers, EqualServers.NONE, new LearntForms(), http);
    }

    public OpenAiCalls(ModelServers servers, EqualServers equals, LearntForms learnt, ModelHttp http) {
        refusals = learnt.refusals();
        thinkingForms = learnt.thinking();
        this.servers = servers;
        this.equals = equals;
        models = new ChatModels(http);
        counts = new TokenCounts(http);
    }

    @Override
    public CallEnd make(ChatCall call, ReplyReader reader, CallHandle handle) throws InterruptedException {
        var requestId = UUID.randomUUID().toString();
        var end = end(call, reader, handle, requestId);
        if (end instanceof CallEnd.Failed) {
            servers.callFailed(call.endpoint().id());
        }
        log.atDebug()
                .addKeyValue("run", call.run())
                .addKeyValue("request", requestId)
                .addKeyValue("model", call.model())
                .addKeyValue("end", end.getClass().getSimpleName())
                .addKeyValue("cause", end instanceof CallEnd.Failed failed ? failed.cause() : "")
                .addKeyValue("ms", end.figures().total().toMillis())
                .log("A model call ended.");
        return end;
    }

    @Override
    public Set<RequestPart> refused(EndpointRef endpoint, String model) {
        return servers.find(endpoint.id())
                .map(server -> refusals.of(server.baseUrl(), model))
                .orElseGet(Set::of);
    }

    @Override
    public Optional<EndpointRef> equalServer(EndpointRef endpoint, String model) {
        return equals.answering(endpoint.id(), model).stream()
                .filter(server -> !server.id().equals(endpoint.id()))
                .findFirst();
    }

    @Override
    public OptionalInt contextTokens(EndpointRef endpoint, String model) {
        return servers.find(endpoint.id())
                .flatMap(server -> server.model(model))
                .map(OfferedModel::contextTokens)
                .orElse(OptionalInt.empty());
    }

    @Override
    public OptionalInt countTokens(EndpointRef endpoint, String model, List<ChatTurn> messages) {
        return servers.find(endpoint.id())
                .map(server -> counts.count(server, model, messages))
                .orElse(OptionalInt.empty());
    }

    private CallEnd end(ChatCall call, ReplyReader reader, CallHandle handle, String requestId)
            throws InterruptedException {
        var server = servers.find(call.endpoint().id());
        if (server.isEmpty()) {
            return servers.obstacle(call.endpoint().id())
                    .map(obstacle -> unsent(Cause.TINY_CANNOT_RUN, new CauseDetail.NoTiny(obstacle)))
                    .orElseGet(() -> unsent(Cause.SERVER_NOT_CONFIGURED, whyUnknown(call)));
        }
        if (handle.isCancelled()) {
            return new CallEnd.Cancelled(nothing());
        }
        try {
            return ask(server.get(), call, reader, handle, requestId);
        } catch (IllegalArgumentException malformed) {
            return unsent(Cause.BAD_REQUEST, new CauseDetail.Call(CallFault.UNSENDABLE));
        }
    }

    private CauseDetail whyUnknown(ChatCall call) {
        return servers.isKeyLost(call.endpoint().id()) ? new CauseDetail.Call(CallFault.KEY_LOST) : CauseDetail.NONE;
    }

    /** Where the server refuses a part of the request, asks at once without it; each time another one, so that this ends. */
    private CallEnd ask(ModelServer server, ChatCall call, ReplyReader reader, CallHandle handle, String requestId)
            throws InterruptedException {
        while (true) {
            var form = new RequestForm(
                    call, refusals.of(server.baseUrl(), call.model()), thinkingForms.of(server, call.model()));
            try (var stream = models.open(server, form, requestId)) {
                handle.onCancel(stream::cancel);
                var streamed = new StreamedCall(form, server.connection(), stream, reader);
                var end = streamed.follow();
                thinkingForms.learn(server.baseUrl(), call.model(), streamed.thinkingNames());
                var refused = streamed.refusedPart();
                if (refused.isEmpty() || handle.isCancelled()) {
                    return end;
                }
                refusals.learn(server.baseUrl(), call.model(), refused.get());
                log.atInfo()
                        .addKeyValue("endpoint", server.ref().name())
                        .addKeyValue("model", call.model())
                        .addKeyValue("part", refused.get())
                        .log("A model server refuses a part of requests; they are made without it from now on");
            }
        }
    }

    private static CallEnd unsent(Cause cause, CauseDetail detail) {
        return new CallEnd.Failed(cause, detail, Optional.empty(), nothing());
    }

    private static CallFigures nothing() {
        return new CallFigures(Instant.now(), Optional.empty(), Duration.ZERO, Tokens.UNKNOWN, Optional.empty());
    }
}
