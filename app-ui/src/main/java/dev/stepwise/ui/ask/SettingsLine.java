package dev.stepwise.ui.ask;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.Strategy;
import dev.stepwise.ui.component.Icon;
import java.math.BigDecimal;
import java.util.Optional;

/** The settings of the next question in a line; pressing it opens the panel. */
class SettingsLine extends NativeButton {

    private final Span words = new Span();

    SettingsLine(SerializableRunnable open) {
        addClassName("ask-settings");
        getElement().setAttribute("title", getTranslation("ask.settings.title"));
        add(Icon.SLIDERS.create(), words, Icon.CHEVRON_DOWN.create());
        addClickListener(_ -> open.run());
    }

    void show(Optional<SettingsDraft> settings) {
        words.setText(settings.map(this::words).orElseGet(() -> getTranslation("ask.settings.none")));
    }

    private String words(SettingsDraft settings) {
        String temperature = BigDecimal.valueOf(settings.temperature()).stripTrailingZeros().toPlainString();
        return settings.strategy() == Strategy.STEPS
                ? getTranslation(
                        "ask.settings.steps",
                        settings.presetName(),
                        settings.model(),
                        settings.minSteps(),
                        settings.maxSteps(),
                        temperature)
                : getTranslation("ask.settings.direct", settings.presetName(), settings.model(), temperature);
    }
}
