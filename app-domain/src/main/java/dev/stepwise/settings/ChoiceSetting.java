package dev.stepwise.settings;

import java.util.Locale;
import java.util.Optional;

/** The settings that are one of some constants. */
public enum ChoiceSetting implements Setting {
    STRATEGY,
    OUTPUT_MODE,
    PROMPT,
    LANGUAGE,
    REASONING_EFFORT;

    /** What it is in these settings; empty where it is left open. */
    public Optional<? extends Enum<?>> valueIn(ReasoningSettings settings) {
        return switch (this) {
            case STRATEGY -> Optional.of(settings.strategy());
            case OUTPUT_MODE -> Optional.of(settings.outputMode());
            case PROMPT -> settings.prompt();
            case LANGUAGE -> settings.language();
            case REASONING_EFFORT -> settings.ownThinking().effort();
        };
    }

    @Override
    public String wireName() {
        return wireName(this);
    }

    @Override
    public boolean countsIn(ReasoningSettings settings) {
        return switch (this) {
            case STRATEGY, REASONING_EFFORT -> true;
            case OUTPUT_MODE, PROMPT -> settings.isInSteps();
            case LANGUAGE -> settings.strategy() != Strategy.DIRECT;
        };
    }

    static String wireName(Enum<?> setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }
}
