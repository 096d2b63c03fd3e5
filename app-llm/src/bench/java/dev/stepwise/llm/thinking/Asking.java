package dev.stepwise.llm.thinking;

import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.llm.fixture.Ways;
import dev.stepwise.llm.langchain4j.ModelHttp;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Asks one model through the application's own loops, with the settings of "Careful steps" and of "Plain answer". */
final class Asking {

    private final ModelServer server;
    private final Ways ways;

    /** @param server its first model is asked */
    Asking(ModelServer server) {
        this.server = server;
        ways = Ways.on(server, new ModelHttp());
    }

    /** The plain answer, and the one after steps. */
    List<Asked> ask(HeldOutQuestions.HeldOut heldOut, double temperature) throws InterruptedException {
        var both = new ArrayList<Asked>();
        for (var strategy : List.of(Strategy.DIRECT, Strategy.STEPS)) {
            both.add(ask(ways.of(strategy), heldOut, temperature));
        }
        return both;
    }

    private Asked ask(ReasoningStrategy way, HeldOutQuestions.HeldOut heldOut, double temperature)
            throws InterruptedException {
        var settings = settings(way, temperature, heldOut);
        var run = new ScriptedContext(heldOut.question(), settings, way.systemPrompt(settings, heldOut.question()));
        var began = System.nanoTime();
        var end = way.reason(run);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Asked(
                heldOut,
                way.strategy(),
                temperature,
                texts(run, StepKind.ANSWER).stream().findFirst().orElse(""),
                texts(run, StepKind.REASONING),
                run.storedAttempts().size(),
                run.storedAttempts().stream().mapToInt(Asking::written).sum(),
                seconds,
                end.toString());
    }

    private static List<String> texts(ScriptedContext run, StepKind kind) {
        return run.stored().stream()
                .filter(step -> step.ref().kind() == kind)
                .map(CompletedStep::content)
                .toList();
    }

    private static int written(Attempt attempt) {
        return attempt.figures()
                .map(figures -> figures.tokens().completion().orElse(0))
                .orElse(0);
    }

    private RunSettings settings(ReasoningStrategy way, double temperature, HeldOutQuestions.HeldOut heldOut) {
        var draft = new SettingsDraft(
                new PresetName.Own("test set"),
                server.ref(),
                server.models().getFirst().name(),
                ReasoningSettings.DEFAULT
                        .change()
                        .strategy(way.strategy())
                        .set(NumberSetting.TEMPERATURE, temperature)
                        .build());
        return draft.resolve(heldOut.question(), heldOut.number(), ModelTraits.USUAL);
    }
}
