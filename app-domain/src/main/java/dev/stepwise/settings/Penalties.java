package dev.stepwise.settings;

import java.util.OptionalDouble;

/**
 * What makes a word less likely that was written before; what is left open is not sent.
 *
 * @param presence taken from each word that was written
 * @param frequency taken from it as often as it was written
 * @param repetition by which its likelihood is divided; llama.cpp's and vLLM's own
 */
public record Penalties(OptionalDouble presence, OptionalDouble frequency, OptionalDouble repetition) {

    /** None is sent. */
    public static final Penalties NONE =
            new Penalties(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** @throws IllegalArgumentException if one is out of its range */
    public Penalties {
        presence.ifPresent(NumberSetting.PRESENCE_PENALTY::require);
        frequency.ifPresent(NumberSetting.FREQUENCY_PENALTY::require);
        repetition.ifPresent(NumberSetting.REPETITION_PENALTY::require);
    }
}
