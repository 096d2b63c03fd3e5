package dev.stepwise.ui.ask;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.ui.component.Icon;
import dev.stepwise.ui.component.PresetWording;
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
        var reasoning = settings.reasoning();
        String name = PresetWording.name(settings.preset(), this);
        String preset = settings.preset().isChangedIn(reasoning) ? getTranslation("run.preset.changed", name) : name;
        String temperature = BigDecimal.valueOf(reasoning.sampling().temperature())
                .stripTrailingZeros()
                .toPlainString();
        return reasoning.isInSteps()
                ? getTranslation(
                        "ask.settings.steps",
                        preset,
                        settings.model(),
                        reasoning.steps().least(),
                        reasoning.steps().most(),
                        temperature)
                : getTranslation("ask.settings.direct", preset, settings.model(), temperature);
    }
}
