package dev.stepwise.settings;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the model's next word is drawn.
 *
 * @param topP the share of likely words that are drawn from
 * @param seed empty: one is drawn for each run
 * @param topK how many likely words are drawn from; empty: as the server does it
 * @param minP how likely a word must be beside the likeliest one; empty: as the server does it
 */
public record Sampling(
        double temperature,
        double topP,
        OptionalInt seed,
        OptionalInt topK,
        OptionalDouble minP,
        Penalties penalties,
        StopTexts stops) {

    /** @throws IllegalArgumentException if one is out of its range */
    public Sampling {
        NumberSetting.TEMPERATURE.require(temperature);
        NumberSetting.TOP_P.require(topP);
        seed.ifPresent(NumberSetting.SEED::require);
        topK.ifPresent(NumberSetting.TOP_K::require);
        minP.ifPresent(NumberSetting.MIN_P::require);
    }

    /** All else is left to the server. */
    public static Sampling of(double temperature, double topP, OptionalInt seed) {
        return new Sampling(
                temperature, topP, seed, OptionalInt.empty(), OptionalDouble.empty(), Penalties.NONE, StopTexts.NONE);
    }

    /** Whether the seed makes a difference: at temperature 0 the likeliest word is always taken. */
    public boolean isByChance() {
        return temperature > 0;
    }

    /** The same otherwise. */
    public Sampling with(double otherTemperature, int otherSeed) {
        return new Sampling(otherTemperature, topP, OptionalInt.of(otherSeed), topK, minP, penalties, stops);
    }
}
