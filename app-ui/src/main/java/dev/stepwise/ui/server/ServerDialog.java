package dev.stepwise.ui.server;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.endpoint.CheckServerResult;
import dev.stepwise.endpoint.DraftObjection;
import dev.stepwise.endpoint.ListedServer;
import dev.stepwise.endpoint.ModelTraits;
import dev.stepwise.endpoint.SaveServerResult;
import dev.stepwise.endpoint.ServerDraft;
import dev.stepwise.ui.component.PageUpdates;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds a model server, or changes one. It is checked by itself when its address and key are there; what is in the way is said at its
 * field, and nothing is kept before all is good.
 */
final class ServerDialog extends Dialog {

    private static final Logger LOG = LoggerFactory.getLogger(ServerDialog.class);

    private final transient Optional<ListedServer> existing;
    private final transient ServerActions actions;
    private final ServerFields fields;
    private final ModelChoices models = new ModelChoices();
    private final CheckResult result = new CheckResult(models);
    private final Button save = new Button();
    private final Button check = new Button();
    private SerializableRunnable saved = () -> {};
    private boolean isBusy;

    /** Whether something was changed while it was being checked. */
    private boolean isCheckWished;

    /** Whether it is to be saved as soon as the check that is under way finds it good. */
    private boolean isSaveWished;

    private transient @Nullable Runnable checking;
    private transient @Nullable Runnable saving;

    /** What is being checked or saved; read by the threads that do so. */
    private transient volatile @Nullable ServerDraft draft;

    private transient volatile Map<String, ModelTraits> traits = Map.of();

    ServerDialog(Optional<ListedServer> existing, ServerActions actions, PageUpdates updates) {
        this.existing = existing;
        this.actions = actions;
        this.fields = new ServerFields(existing);
        addClassName("server-dialog");
        setHeaderTitle(getTranslation(existing.isPresent() ? "server.change.heading" : "server.add.heading"));
        fields.onComplete(this::check);
        save.setText(getTranslation(existing.isPresent() ? "server.change.save" : "server.add.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(_ -> save());
        save.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
        check.setText(getTranslation("server.check"));
        check.addThemeVariants(ButtonVariant.TERTIARY);
        check.addClickListener(_ -> check());
        var space = new Span();
        space.addClassName("space");
        var cancel = new Button(getTranslation("server.cancel"), _ -> close());
        add(fields, result);
        getFooter().add(check, space, cancel, save);
        existing.ifPresent(result::showKept);
        addAttachListener(attached -> {
            checking = updates.refresh(attached.getUI(), () -> outcome(this::check), this::show);
            saving = updates.refresh(attached.getUI(), () -> outcome(this::save), this::show);
            fields.focus();
        });
        addOpenedChangeListener(opened -> {
            if (!opened.isOpened()) {
                removeFromParent();
            }
        });
    }

    void onSaved(SerializableRunnable listener) {
        saved = listener;
    }

    private void check() {
        if (isBusy) {
            isCheckWished = true;
        } else if (checking != null) {
            begin();
            result.showChecking();
            checking.run();
        }
    }

    private void save() {
        if (isBusy) {
            isSaveWished = true;
        } else if (saving != null && !fields.isOutOfRange() && !result.isOutOfRange()) {
            begin();
            saving.run();
        }
    }

    private void begin() {
        fields.forgive();
        draft = fields.draft(models.withheld(), models.defaultModel());
        traits = models.changedTraits();
        setBusy(true);
    }

    /** On a thread that waits for the server; empty if it failed, for then nothing else would say so. */
    private Optional<?> outcome(Function<ServerDraft, ?> work) {
        var wanted = draft;
        try {
            return wanted == null ? Optional.empty() : Optional.of(work.apply(wanted));
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("failure", failed.getClass().getName())
                    .log("A model server could not be checked or kept");
            return Optional.empty();
        }
    }

    private CheckServerResult check(ServerDraft wanted) {
        return actions.check(existing, wanted.withNameIfNone());
    }

    private SaveServerResult save(ServerDraft wanted) {
        return actions.save(existing, wanted, traits);
    }

    private void setBusy(boolean busy) {
        isBusy = busy;
        check.setEnabled(!busy);
    }

    private void show(Optional<?> outcome) {
        setBusy(false);
        if (isCheckWished && !(outcome.orElse(null) instanceof SaveServerResult.Saved)) {
            isCheckWished = false;
            check();
            return;
        }
        boolean goesOn = isSaveWished;
        isSaveWished = false;
        switch (outcome.orElse(null)) {
            case CheckServerResult.Checked(var made) -> {
                fields.recognised(made.flavor());
                result.show(made, fields.hasKey());
                if (goesOn) {
                    save();
                }
            }
            case SaveServerResult.Saved _ -> {
                saved.run();
                close();
            }
            case DraftObjection objection -> {
                result.clear();
                fields.object(objection);
            }
            case null -> result.showTrouble("server.failed");
            default -> result.showTrouble("server.gone");
        }
    }
}
