package dev.stepwise.ui.settings;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.settings.ChoiceSetting;
import dev.stepwise.settings.ReasoningEffort;
import dev.stepwise.settings.ReasoningSettings;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field for each setting that is one of some constants, beside the way of reasoning. */
final class ChoiceFields implements Serializable {

    private final Select<OutputMode> outputMode = new Select<>();
    private final Select<PromptStyle> prompt = new Select<>();
    private final Select<ReasoningEffort> effort = new Select<>();

    ChoiceFields() {
        describe(outputMode, ChoiceSetting.OUTPUT_MODE, OutputMode.values());
        describe(prompt, ChoiceSetting.PROMPT, PromptStyle.values());
        leaveOpen(prompt, "settings.prompt.open");
        describe(effort, ChoiceSetting.REASONING_EFFORT, ReasoningEffort.values());
        leaveOpen(effort, "settings.reasoning-effort.open");
    }

    @SafeVarargs
    private static <E extends Enum<E>> void describe(Select<E> field, ChoiceSetting setting, E... values) {
        field.setLabel(field.getTranslation("settings." + setting.wordingKey()));
        field.setItems(values);
        field.setItemLabelGenerator(value -> value == null ? "" : field.getTranslation(key(setting, value)));
    }

    private static <E extends Enum<E>> void leaveOpen(Select<E> field, String caption) {
        var open = field.getTranslation(caption);
        var named = field.getItemLabelGenerator();
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(open);
        field.setItemLabelGenerator(value -> value == null ? open : named.apply(value));
    }

    private static String key(ChoiceSetting setting, Enum<?> value) {
        return "settings." + setting.wordingKey() + "."
                + value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Select<OutputMode> outputMode() {
        return outputMode;
    }

    Select<PromptStyle> prompt() {
        return prompt;
    }

    Select<ReasoningEffort> effort() {
        return effort;
    }

    /** How a value of that field reads. */
    <E> SerializableFunction<@Nullable E, String> wording(Select<E> field) {
        return value -> field.getItemLabelGenerator().apply(value);
    }

    List<HasValue<?, ?>> all() {
        return List.of(outputMode, prompt, effort);
    }

    void fill(ReasoningSettings settings) {
        outputMode.setValue(settings.outputMode());
        prompt.setValue(settings.prompt().orElse(null));
        effort.setValue(settings.ownThinking().effort().orElse(null));
    }

    ReasoningSettings.Builder into(ReasoningSettings.Builder settings) {
        return settings.outputMode(outputMode.getValue())
                .prompt(Optional.ofNullable(prompt.getValue()))
                .effort(Optional.ofNullable(effort.getValue()));
    }

    /** Whether they hold these settings' choices; a prompt that they leave open may be any. */
    boolean hold(ReasoningSettings settings) {
        return outputMode.getValue() == settings.outputMode()
                && (settings.prompt().isEmpty() || settings.prompt().equals(Optional.ofNullable(prompt.getValue())))
                && settings.ownThinking().effort().equals(Optional.ofNullable(effort.getValue()));
    }

    void enableWhatCounts(ReasoningSettings settings) {
        outputMode.setEnabled(ChoiceSetting.OUTPUT_MODE.countsIn(settings));
        prompt.setEnabled(ChoiceSetting.PROMPT.countsIn(settings));
    }
}
