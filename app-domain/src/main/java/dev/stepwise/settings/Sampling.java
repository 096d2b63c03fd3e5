package dev.stepwise.settings;

import java.util.OptionalInt;

/**
 * How the model's next word is drawn.
 *
 * @param topP the share of likely words that are drawn from
 * @param seed empty: one is drawn for each run
 */
public record Sampling(double temperature, double topP, OptionalInt seed) {

    /** @throws IllegalArgumentException if one is out of its range */
    public Sampling {
        NumberSetting.TEMPERATURE.require(temperature);
        NumberSetting.TOP_P.require(topP);
        seed.ifPresent(NumberSetting.SEED::require);
    }

    /** Whether the seed makes a difference: at temperature 0 the likeliest word is always taken. */
    public boolean isByChance() {
        return temperature > 0;
    }

    /** The same otherwise. */
    public Sampling with(double otherTemperature, int otherSeed) {
        return new Sampling(otherTemperature, topP, OptionalInt.of(otherSeed));
    }
}
