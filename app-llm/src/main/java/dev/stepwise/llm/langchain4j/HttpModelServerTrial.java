package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.CheckPoint;
import dev.stepwise.endpoint.CheckPoint.Kind;
import dev.stepwise.endpoint.CheckPoint.Verdict;
import dev.stepwise.endpoint.EqualServers;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServerTrial;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.RunId;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Penalties;
import dev.stepwise.settings.ReasoningEffort;
import dev.stepwise.settings.Sampling;
import dev.stepwise.settings.StopTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes a small call as a run makes them, and reads from it what the server takes and sends; then two smaller ones with all settings that not
 * every server takes. What is learnt so counts for runs too.
 */
public final class HttpModelServerTrial implements ModelServerTrial {

    private static final List<ChatTurn> QUESTION = List.of(
            ChatTurn.system("You answer in JSON with the keys title, content and next_action."),
            ChatTurn.user("How much is 1 + 1? Reply with one short step."));
    private static final int TOKENS = 64;

    private static final int FEW_TOKENS = 8;
    private static final Duration SHORT = Duration.ofSeconds(5);

    /** Values that change next to nothing. */
    private static final Sampling WITH_ALL = new Sampling(
            0.1,
            0.95,
            OptionalInt.of(1),
            OptionalInt.of(50),
            OptionalDouble.of(0.01),
            new Penalties(OptionalDouble.of(0.01), OptionalDouble.of(0.01), OptionalDouble.of(1.01)),
            new StopTexts(List.of("\n\n\n\n")));

    private static final OwnThinkingLimits SOME_THINKING =
            new OwnThinkingLimits(Optional.of(ReasoningEffort.LOW), OptionalInt.of(1024));

    private final ModelHttp http;
    private final LearntForms learnt;
    private final TokenCounts counts;
    private final OllamaContext ollama;

    public HttpModelServerTrial(ModelHttp http, LearntForms learnt) {
        this.http = http;
        this.learnt = learnt;
        counts = new TokenCounts(http);
        ollama = new OllamaContext(http);
    }

    @Override
    public Outcome run(ModelServer server, OfferedModel model, Duration deadline) {
        try {
            var tries = new Tries(server, model);
            var end = tries.asRunsDo(deadline);
            return outcome(server, model, end, tries);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(Access.GRANTED, List.of(), OptionalInt.empty());
        }
    }

    /** Calls to that model, of which nobody reads the replies. */
    private final class Tries {

        private final ModelServer server;
        private final OfferedModel model;
        private final OpenAiCalls calls;

        Tries(ModelServer server, OfferedModel model) {
            this.server = server;
            this.model = model;
            calls = new OpenAiCalls(new OneServer(server), EqualServers.NONE, learnt, http);
        }

        CallEnd asRunsDo(Duration deadline) throws InterruptedException {
            return make(
                    Sampling.of(0, 1, OptionalInt.empty()),
                    OwnThinkingLimits.NONE,
                    TOKENS,
                    ReplyFormat.STEP_SCHEMA,
                    deadline);
        }

        private CallEnd make(
                Sampling sampling, OwnThinkingLimits ownThinking, int tokens, ReplyFormat format, Duration deadline)
                throws InterruptedException {
            var call = new ChatCall(
                    new RunId(UUID.randomUUID()),
                    server.ref(),
                    model.name(),
                    QUESTION,
                    sampling,
                    ownThinking,
                    tokens,
                    format,
                    new CallDeadlines(deadline, deadline, deadline));
            return calls.make(call, _ -> ReplyReader.Verdict.GO_ON, new CallHandle());
        }

        /** The settings that are refused; empty where the server fails in words that name none. */
        Optional<Set<RequestPart>> refused() throws InterruptedException {
            var refused = EnumSet.noneOf(RequestPart.class);
            for (var thinking : List.of(SOME_THINKING, OwnThinkingLimits.OFF)) {
                var end = make(WITH_ALL, thinking, FEW_TOKENS, ReplyFormat.FREE, SHORT);
                if (end instanceof CallEnd.Failed) {
                    return Optional.empty();
                }
                refused.addAll(end.figures().leftOut());
            }
            return Optional.of(refused);
        }
    }

    private Outcome outcome(ModelServer server, OfferedModel model, CallEnd end, Tries tries)
            throws InterruptedException {
        if (end instanceof CallEnd.Failed failed) {
            return new Outcome(
                    access(failed.cause()),
                    List.of(new CheckPoint(Kind.CHAT, Verdict.FAILS, CheckWords.of(failed))),
                    OptionalInt.empty());
        }
        var points = new ArrayList<CheckPoint>();
        var figures = end.figures();
        points.add(new CheckPoint(Kind.CHAT, Verdict.WORKS, model.name()));
        boolean takesSchema = !figures.leftOut().contains(RequestPart.SCHEMA);
        points.add(new CheckPoint(Kind.SCHEMA, verdict(takesSchema), ""));
        if (!takesSchema) {
            points.add(new CheckPoint(Kind.JSON_MODE, verdict(!figures.leftOut().contains(RequestPart.JSON_MODE)), ""));
        }
        tries.refused().ifPresent(refused -> points.add(parameters(refused)));
        boolean sendsUsage =
                figures.tokens().prompt().isPresent() && !figures.tokens().estimated();
        points.add(new CheckPoint(Kind.USAGE, verdict(sendsUsage), ""));
        points.add(new CheckPoint(Kind.CACHE, verdict(figures.tokens().cached().isPresent()), ""));
        var context = context(server, model, points);
        points.add(new CheckPoint(
                Kind.TOKENIZE,
                verdict(counts.count(server, model.name(), QUESTION).isPresent()),
                ""));
        return new Outcome(Access.GRANTED, points, context);
    }

    private static CheckPoint parameters(Set<RequestPart> refused) {
        var names = refused.stream()
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new CheckPoint(Kind.PARAMETERS, verdict(refused.isEmpty()), names);
    }

    /** Ollama's list does not say it, and its default is small: what does not fit is cut without a word. */
    private OptionalInt context(ModelServer server, OfferedModel model, List<CheckPoint> points) {
        boolean cutsSilently = server.ref().flavor() == Flavor.OLLAMA;
        var context = model.contextTokens().isPresent() || !cutsSilently
                ? model.contextTokens()
                : ollama.of(server, model.name());
        points.add(new CheckPoint(
                Kind.CONTEXT,
                verdict(context.isPresent()),
                context.isPresent() ? String.valueOf(context.getAsInt()) : ""));
        if (cutsSilently) {
            points.add(new CheckPoint(
                    Kind.SILENT_CUT, Verdict.MISSING, context.isPresent() ? String.valueOf(context.getAsInt()) : ""));
        }
        return context;
    }

    private static Access access(Cause cause) {
        return switch (cause) {
            case UNAUTHORIZED, FORBIDDEN -> Access.KEY_REFUSED;
            case NOT_FOUND -> Access.NO_SUCH_MODEL;
            default -> Access.GRANTED;
        };
    }

    private static Verdict verdict(boolean works) {
        return works ? Verdict.WORKS : Verdict.MISSING;
    }
}
