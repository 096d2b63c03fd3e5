package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.run.RunId;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Penalties;
import dev.stepwise.settings.ReasoningEffort;
import dev.stepwise.settings.Sampling;
import dev.stepwise.settings.StopTexts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/** Calls for tests: one model server under one id, and deadlines that no test reaches unless it gives shorter ones. */
final class TestCalls {

    static final EndpointRef ENDPOINT = new EndpointRef(new EndpointId(new UUID(1, 1)), "test", Flavor.VLLM);
    static final RunId RUN = new RunId(new UUID(2, 2));
    static final String KEY = "sk-very-secret-key";

    private static final Duration LONG = Duration.ofSeconds(60);
    static final ModelHttp HTTP = new ModelHttp();

    private TestCalls() {}

    static OpenAiCalls calls(FaultyServer server) {
        return calls(server.baseUrl(), ENDPOINT);
    }

    static OpenAiCalls calls(URI baseUrl, EndpointRef endpoint) {
        var known = new ModelServer(
                endpoint,
                baseUrl,
                Optional.of(new ApiKey(KEY)),
                List.of(new OfferedModel("m", OptionalInt.of(18016)), new OfferedModel("n", OptionalInt.empty())));
        return new OpenAiCalls(only(known), HTTP);
    }

    static CallEnd make(FaultyServer server, ReplyReader reader) throws InterruptedException {
        return calls(server).make(call(), reader, new CallHandle());
    }

    static CallEnd make(FaultyServer server, ReplyReader reader, CallDeadlines deadlines) throws InterruptedException {
        return calls(server).make(call(deadlines, ReplyFormat.FREE, question()), reader, new CallHandle());
    }

    /** Makes one call to a server that does what the script says. */
    static CallEnd played(ReplyReader reader, FaultyServer.Script script) throws InterruptedException {
        try (var server = FaultyServer.playing(script)) {
            return make(server, reader);
        }
    }

    /** Makes one call to a server that streams these events. */
    static CallEnd streamed(ReplyReader reader, String... events) throws InterruptedException {
        return played(reader, connection -> {
            connection.beginStream();
            connection.events(events);
        });
    }

    static ChatCall call() {
        return call(new CallDeadlines(LONG, LONG, LONG), ReplyFormat.FREE, question());
    }

    static ChatCall call(CallDeadlines deadlines, ReplyFormat format, List<ChatTurn> messages) {
        return new ChatCall(
                RUN,
                ENDPOINT,
                "m",
                messages,
                Sampling.of(0, 0.9, OptionalInt.of(42)),
                OwnThinkingLimits.NONE,
                300,
                format,
                deadlines);
    }

    static ChatCall call(ReplyFormat format, List<ChatTurn> messages) {
        return call(new CallDeadlines(LONG, LONG, LONG), format, messages);
    }

    /** A call in which nothing is left open. */
    static ChatCall callWithEverySetting(ReplyFormat format, List<ChatTurn> messages) {
        var sampling = new Sampling(
                0.6,
                0.9,
                OptionalInt.of(42),
                OptionalInt.of(40),
                OptionalDouble.of(0.05),
                new Penalties(OptionalDouble.of(0.5), OptionalDouble.of(-0.25), OptionalDouble.of(1.1)),
                new StopTexts(List.of("END", "\n\n")));
        return new ChatCall(
                RUN,
                ENDPOINT,
                "m",
                messages,
                sampling,
                new OwnThinkingLimits(Optional.of(ReasoningEffort.LOW), OptionalInt.of(200)),
                300,
                format,
                new CallDeadlines(LONG, LONG, LONG));
    }

    static CallDeadlines firstToken(Duration firstToken) {
        return new CallDeadlines(firstToken, LONG, LONG);
    }

    static CallDeadlines idle(Duration idle) {
        return new CallDeadlines(LONG, idle, LONG);
    }

    static CallDeadlines total(Duration total) {
        return new CallDeadlines(LONG, LONG, total);
    }

    static List<ChatTurn> question() {
        return List.of(ChatTurn.user("How many Rs are in strawberry?"));
    }

    private static ModelServers only(ModelServer known) {
        return new ModelServers() {
            @Override
            public List<ModelServer> available() {
                return List.of(known);
            }

            @Override
            public Optional<ModelServer> find(EndpointId id) {
                return id.equals(known.ref().id()) ? Optional.of(known) : Optional.empty();
            }
        };
    }
}
