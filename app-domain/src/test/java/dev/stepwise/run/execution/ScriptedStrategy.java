package dev.stepwise.run.execution;

import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunSettings;
import dev.stepwise.run.Strategy;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.run.reasoning.RunContext;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/** A way of reasoning that does what the test says: the script that is given for the run's question. */
final class ScriptedStrategy implements ReasoningStrategy {

    /** What a test has the strategy do. */
    @FunctionalInterface
    interface Script {
        ReasoningEnd play(RunContext context) throws InterruptedException;
    }

    final AtomicReference<String> systemPrompt = new AtomicReference<>("Think in steps.");
    private final ConcurrentMap<String, Script> scripts = new ConcurrentHashMap<>();
    private final Strategy kind;

    ScriptedStrategy(Strategy kind) {
        this.kind = kind;
    }

    void play(String question, Script script) {
        scripts.put(question, script);
    }

    @Override
    public Strategy strategy() {
        return kind;
    }

    @Override
    public Optional<String> systemPrompt(RunSettings settings) {
        return kind == Strategy.STEPS ? Optional.of(systemPrompt.get()) : Optional.empty();
    }

    @Override
    public ReasoningEnd reason(RunContext context) throws InterruptedException {
        var script = scripts.get(context.question());
        if (script == null) {
            throw new IllegalStateException("No script was given for this question.");
        }
        return script.play(context);
    }
}
