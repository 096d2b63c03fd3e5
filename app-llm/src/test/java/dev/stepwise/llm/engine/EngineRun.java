package dev.stepwise.llm.engine;

import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.llm.fixture.Ways;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.settings.Strategy;

/**
 * A run of the application's own loops on a real engine.
 *
 * @param context what is stored of it
 */
record EngineRun(ReasoningStrategy way, ScriptedContext context) {

    private static final int SEED = 42;

    /** Of at most four steps of 120 tokens, and as many for the answer: small enough for a slow engine. */
    static ReasoningSettings.Builder shortSettings() {
        return ReasoningSettings.DEFAULT
                .change()
                .set(NumberSetting.MIN_STEPS, 2)
                .set(NumberSetting.MAX_STEPS, 4)
                .set(NumberSetting.STEP_TOKENS, 120)
                .set(NumberSetting.ANSWER_TOKENS, 120)
                .set(NumberSetting.TEMPERATURE, 0);
    }

    static EngineRun of(ModelServer server, ReasoningSettings reasoning, String question) {
        var draft = new SettingsDraft(
                new PresetName.Own("contract"),
                server.ref(),
                server.models().getFirst().name(),
                reasoning);
        var settings = draft.resolve(question, SEED, ModelTraits.USUAL);
        var way = Ways.on(server, TestedServer.HTTP).of(reasoning.strategy());
        return new EngineRun(way, new ScriptedContext(question, settings, way.systemPrompt(settings, question)));
    }

    static EngineRun plain(ModelServer server, int answerTokens, String question) {
        var settings = shortSettings().strategy(Strategy.DIRECT).set(NumberSetting.ANSWER_TOKENS, answerTokens);
        return of(server, settings.build(), question);
    }

    /** Works on it until it ends. */
    ReasoningEnd go() throws InterruptedException {
        return way.reason(context);
    }
}
