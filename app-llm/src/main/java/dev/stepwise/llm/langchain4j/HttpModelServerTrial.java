package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.CheckPoint;
import dev.stepwise.endpoint.CheckPoint.Kind;
import dev.stepwise.endpoint.CheckPoint.Verdict;
import dev.stepwise.endpoint.EqualServers;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServerTrial;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RequestPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a small call as a run makes them, and reads from it what the server takes and sends; then two smaller ones with all settings that not
 * every server takes. What is learnt so counts for runs too.
 */
public final class HttpModelServerTrial implements ModelServerTrial {

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
            var tries = new TrialCalls(
                    server, model, new OpenAiCalls(new OneServer(server), EqualServers.NONE, learnt, http));
            var end = tries.asRunsDo(deadline);
            return outcome(server, model, end, tries);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(Access.GRANTED, List.of(), OptionalInt.empty());
        }
    }

    private Outcome outcome(ModelServer server, OfferedModel model, CallEnd end, TrialCalls tries)
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
                verdict(counts.count(server, model.name(), TrialCalls.QUESTION).isPresent()),
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
