package dev.stepwise.bench;

import dev.stepwise.bench.crowd.Pace;
import java.util.ArrayList;
import java.util.List;

/**
 * How many runs at once, and how the model writes to each of them.
 *
 * @param runs one for each person
 */
record Scale(int runs, int steps, Pace pace) {

    /** A model server that writes to five hundred at once writes slowly to each. */
    private static final Scale USUAL = new Scale(500, 20, new Pace(12, 0.3));

    /** Takes its options out of a command line. */
    static Scale takenFrom(ArrayList<String> arguments) {
        return new Scale(
                (int) number(arguments, "--runs", USUAL.runs),
                (int) number(arguments, "--steps", USUAL.steps),
                new Pace(
                        number(arguments, "--tokens-per-second", USUAL.pace.tokensPerSecond()),
                        USUAL.pace.firstToken()));
    }

    private static double number(List<String> arguments, String option, double usual) {
        int at = arguments.indexOf(option);
        if (at < 0 || at + 1 == arguments.size()) {
            return usual;
        }
        double number = Double.parseDouble(arguments.get(at + 1));
        arguments.subList(at, at + 2).clear();
        return number;
    }

    /** Half as many steps: the browsers' runs are over before. */
    Scale besideBrowsers() {
        return new Scale(runs, Math.max(2, steps / 2), pace);
    }

    String inWords() {
        return "%d live runs of %d steps, %.0f tokens a second each".formatted(runs, steps, pace.tokensPerSecond());
    }
}
