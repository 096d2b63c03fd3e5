package dev.stepwise.llm.reasoning;

import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.StepLimits;

/**
 * How long a chain may be at the moment.
 *
 * @param repeatsFrom the number of stored steps whose repeats no longer count, because more steps were asked for since
 */
record Limits(int least, int most, int repeatsFrom) {

    static Limits of(StepLimits settings) {
        return new Limits(settings.least(), settings.most(), 0);
    }

    /** The limits after somebody asked for that many steps more than are stored; nothing goes beyond what settings may say. */
    Limits extended(int more, int stored) {
        int asked = (int) Math.min((long) stored + more, (long) NumberSetting.MAX_STEPS.most());
        return new Limits(Math.max(least, asked), Math.max(most, asked), stored);
    }
}
