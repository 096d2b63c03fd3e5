package dev.stepwise.ui.ask;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.preset.Preset;
import dev.stepwise.preset.PresetService;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.ui.account.CurrentAccount;
import dev.stepwise.ui.server.ModelServerUpdates;
import dev.stepwise.ui.settings.AccountPresets;
import dev.stepwise.ui.settings.ChoosableModels;
import dev.stepwise.ui.settings.SettingsCaptions;
import dev.stepwise.ui.settings.SettingsPanel;
import dev.stepwise.ui.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * The settings under which the next question will be asked: until something else is chosen the default preset, or steps as text where these
 * are said to do the model the least harm.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AskSettings {

    private final AccountPresets presets;
    private final ChoosableModels models;
    private final Workspace workspace;
    private final SettingsLine line = new SettingsLine(this::open);
    private @Nullable SettingsDraft chosen;

    AskSettings(
            PresetService presets,
            CurrentAccount account,
            ChoosableModels models,
            Workspace workspace,
            ModelServerUpdates updates) {
        this.presets = new AccountPresets(presets, account.actor());
        this.models = models;
        this.workspace = workspace;
        updates.follow(line, _ -> line.show(draft()));
    }

    SettingsLine line() {
        return line;
    }

    /** Empty while no model can be chosen. */
    Optional<SettingsDraft> draft() {
        return chosen != null
                ? Optional.of(chosen)
                : models.servers().stream()
                        .filter(server -> !server.models().isEmpty())
                        .findFirst()
                        .flatMap(this::usual);
    }

    /** Whether it is the tiny model that would be asked. */
    boolean isForTheTinyModel() {
        return draft().filter(draft -> draft.endpoint().isTiny()).isPresent();
    }

    /** The plain answer first, for it is there first; alone if that is what was chosen anyway. */
    List<SettingsDraft> withPlainAnswer(SettingsDraft draft) {
        List<SettingsDraft> drafts = new ArrayList<>();
        if (draft.reasoning().isInSteps()) {
            drafts.add(new Preset.BuiltIn(BuiltInPreset.PLAIN_ANSWER).draft(draft.endpoint(), draft.model()));
        }
        drafts.add(draft);
        return drafts;
    }

    private Optional<SettingsDraft> usual(ModelServer server) {
        var model = server.models().getFirst();
        var preset = models.areStepsText(server.ref(), model)
                ? Optional.<Preset>of(new Preset.BuiltIn(BuiltInPreset.STEPS_AS_TEXT))
                : presets.all().stream().findFirst();
        return preset.map(usual -> usual.draft(server.ref(), model.name()));
    }

    private void choose(SettingsDraft settings) {
        chosen = settings;
        line.show(draft());
    }

    private SettingsCaptions captions() {
        return new SettingsCaptions(
                line.getTranslation("ask.settings.heading"),
                line.getTranslation("ask.settings.intro"),
                line.getTranslation("ask.settings.use"));
    }

    private void open() {
        draft().ifPresent(draft -> {
            var panel = new SettingsPanel(captions(), presets, models, draft);
            panel.onChange(this::choose);
            panel.onSubmit(settings -> {
                choose(settings);
                workspace.closePanel();
            });
            workspace.openPanel(panel, line);
        });
    }
}
