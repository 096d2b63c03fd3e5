package dev.stepwise.bench;

import java.util.Locale;

/**
 * One line of the bench's table.
 *
 * @param question what was asked, and how the server replied
 * @param name of what was measured
 * @param unit of all four numbers
 * @param ideal what a program without any cost of its own would reach
 * @param goal what Stepwise shall reach
 * @param stepwise as measured
 * @param plainLoop as measured in the same run of the bench
 */
record Figure(String question, String name, Unit unit, double ideal, double goal, double stepwise, double plainLoop) {

    /** How a number is written. */
    enum Unit {
        SECONDS("%.2f s"),
        RATIO("×%.3f"),
        TOKENS("%.0f"),
        PERCENT("%.1f %%");

        private final String format;

        Unit(String format) {
            this.format = format;
        }

        String of(double value) {
            return String.format(Locale.ROOT, format, value);
        }
    }
}
