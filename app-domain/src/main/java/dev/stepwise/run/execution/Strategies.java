package dev.stepwise.run.execution;

import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.persistence.NewRun;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.run.reasoning.ReplyReading;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The ways of reasoning that there are, one of each kind. */
@Component
class Strategies implements ReplyReading {

    private final Map<Strategy, ReasoningStrategy> byKind;
    private final ModelServers servers;

    Strategies(ObjectProvider<ReasoningStrategy> strategies, ModelServers servers) {
        this.servers = servers;
        this.byKind = strategies.stream().collect(Collectors.toMap(ReasoningStrategy::strategy, Function.identity()));
    }

    ReasoningStrategy of(Strategy kind) {
        var strategy = byKind.get(kind);
        if (strategy == null) {
            throw new IllegalStateException("No way of reasoning is installed for " + kind + ".");
        }
        return strategy;
    }

    @Override
    public ReplyText read(Strategy strategy, OutputMode mode, StepKind kind, String rawReply) {
        return of(strategy).read(mode, kind, rawReply);
    }

    /** The run with the system prompt as it is rendered now, for all its life; what is left open is as the model has it. */
    NewRun prepare(String question, SettingsDraft draft, int drawnSeed) {
        var traits = servers.find(draft.endpoint().id())
                .flatMap(server -> server.model(draft.model()))
                .map(OfferedModel::traits)
                .orElse(ModelTraits.USUAL);
        var settings = draft.resolve(question, drawnSeed, traits);
        return new NewRun(settings, of(settings.reasoning().strategy()).systemPrompt(settings, question));
    }
}
