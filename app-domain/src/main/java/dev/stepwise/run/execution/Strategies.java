package dev.stepwise.run.execution;

import dev.stepwise.run.ReplyText;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.persistence.NewRun;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.run.reasoning.ReplyReading;
import dev.stepwise.settings.OutputMode;
import dev.stepwise.settings.RunSettings;
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

    Strategies(ObjectProvider<ReasoningStrategy> strategies) {
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

    /** The run with the system prompt as it is rendered now, for all its life. */
    NewRun prepare(RunSettings settings) {
        return new NewRun(settings, of(settings.reasoning().strategy()).systemPrompt(settings));
    }
}
