package dev.stepwise.settings;

import java.util.List;

/** The settings that are a few texts. */
public enum TextsSetting implements Setting {
    STOP;

    /** What it is in these settings; empty where nothing is asked for. */
    public List<String> valueIn(ReasoningSettings settings) {
        return switch (this) {
            case STOP -> settings.sampling().stops().texts();
        };
    }

    @Override
    public String wireName() {
        return ChoiceSetting.wireName(this);
    }

    @Override
    public boolean countsIn(ReasoningSettings settings) {
        return true;
    }
}
