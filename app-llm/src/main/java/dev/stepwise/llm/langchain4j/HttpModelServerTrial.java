package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.CheckPoint;
import dev.stepwise.endpoint.CheckPoint.Kind;
import dev.stepwise.endpoint.CheckPoint.Verdict;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServerTrial;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.RunId;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Sampling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Makes one small call as a run makes them, and reads from it what the server takes and sends. */
public final class HttpModelServerTrial implements ModelServerTrial {

    private static final List<ChatTurn> QUESTION = List.of(
            ChatTurn.system("You answer in JSON with the keys title, content and next_action."),
            ChatTurn.user("How much is 1 + 1? Reply with one short step."));
    private static final int TOKENS = 64;

    private final ModelHttp http;
    private final TokenCounts counts;
    private final OllamaContext ollama;

    public HttpModelServerTrial(ModelHttp http) {
        this.http = http;
        counts = new TokenCounts(http);
        ollama = new OllamaContext(http);
    }

    @Override
    public Outcome run(ModelServer server, OfferedModel model, Duration deadline) {
        var call = new ChatCall(
                new RunId(UUID.randomUUID()),
                server.ref(),
                model.name(),
                QUESTION,
                Sampling.of(0, 1, OptionalInt.empty()),
                OwnThinkingLimits.NONE,
                TOKENS,
                ChatCall.ReplyFormat.STEP_SCHEMA,
                new CallDeadlines(deadline, deadline, deadline));
        try {
            var text = new StringBuilder();
            ReplyReader reader = piece -> {
                text.append(piece);
                return ReplyReader.Verdict.GO_ON;
            };
            var end = new OpenAiCalls(new OneServer(server), http).make(call, reader, new CallHandle());
            return outcome(server, model, end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(Access.GRANTED, List.of(), OptionalInt.empty());
        }
    }

    private Outcome outcome(ModelServer server, OfferedModel model, CallEnd end) {
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
