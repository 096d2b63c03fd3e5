package dev.stepwise.ui.component;

import java.time.Duration;
import java.util.Locale;

/** Durations in words, as short as their size allows. */
public final class Durations {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private Durations() {}

    /** "12.3 s" in tenths of a second, from 60 s on "1 min 4 s" in whole seconds; both cut off, so that a clock never runs ahead. */
    public static String words(Duration duration) {
        if (duration.compareTo(MINUTE) < 0) {
            return String.format(Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillisPart() / 100);
        }
        return String.format(Locale.ROOT, "%d min %d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /** "0.07 s" in hundredths, for times of which tenths would hide the most; from 10 s on as elsewhere. */
    public static String fine(Duration duration) {
        return duration.compareTo(TEN_SECONDS) < 0
                ? String.format(Locale.ROOT, "%d.%02d s", duration.toSeconds(), duration.toMillisPart() / 10)
                : words(duration);
    }
}
