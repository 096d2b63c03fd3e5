package dev.stepwise.ui.run;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.account.Actor;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.preset.PresetService;
import dev.stepwise.run.RunAgainResult;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.TooMany;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.ui.run.state.RunViewState;
import dev.stepwise.ui.run.words.OriginWording;
import dev.stepwise.ui.run.words.Words;
import dev.stepwise.ui.settings.AccountPresets;
import dev.stepwise.ui.settings.ChoosableModels;
import dev.stepwise.ui.settings.SettingsCaptions;
import dev.stepwise.ui.settings.SettingsPanel;
import java.util.function.Consumer;

/** Asks a question once more with other settings. */
@SpringComponent
class RunAgain {

    private final RunService runs;
    private final PresetService presets;
    private final ModelServers servers;
    private final ChoosableModels models;

    RunAgain(RunService runs, PresetService presets, ModelServers servers, ChoosableModels models) {
        this.models = models;
        this.runs = runs;
        this.presets = presets;
        this.servers = servers;
    }

    /** Whether the model server is known at the moment. */
    boolean knows(EndpointId server) {
        return servers.find(server).isPresent();
    }

    /** A panel filled from the run in view; its button starts another run and hands on which. */
    SettingsPanel panel(Words words, Actor actor, RunViewState run, Consumer<RunId> started) {
        var intro = words.of("again.intro", run.run().ordinal());
        var origin = new OriginWording(words).text(run.settings(), run.run().question());
        var captions =
                new SettingsCaptions(words.of("again"), intro + words.of("join.sentences") + origin, words.of("again"));
        var panel = new SettingsPanel(
                captions, new AccountPresets(presets, actor), models, SettingsDraft.of(run.settings()));
        panel.onSubmit(draft -> {
            switch (runs.runAgain(actor, run.id(), draft)) {
                case RunAgainResult.Started(var again) -> started.accept(again);
                case TooMany tooMany -> Refusal.show(words, tooMany);
                case RunAgainResult.NotFound _ -> {} // somebody deleted it, and its page says so soon
            }
        });
        return panel;
    }
}
