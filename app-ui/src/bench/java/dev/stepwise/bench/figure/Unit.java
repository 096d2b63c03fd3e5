package dev.stepwise.bench.figure;

import java.util.Locale;

/** How a number is written. */
public enum Unit {
    SECONDS("%.2f s"),
    MILLISECONDS("%.0f ms"),
    PARTS_OF_MILLISECONDS("%.2f ms"),
    RATIO("×%.3f"),
    COUNT("%.0f"),
    PERCENT("%.1f %%"),
    KILOBYTES("%.1f kB"),
    MEBIBYTES("%.0f MiB");

    private final String format;

    Unit(String format) {
        this.format = format;
    }

    String of(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
