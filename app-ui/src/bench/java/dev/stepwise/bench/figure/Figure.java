package dev.stepwise.bench.figure;

import java.util.OptionalDouble;

/**
 * One line of the bench's table. What a line has no number for is empty.
 *
 * @param subject what was measured: which question, how many runs
 * @param ideal what a program without any cost of its own would reach
 * @param goal what Stepwise shall reach
 * @param plainLoop as measured in the same run of the bench
 */
public record Figure(
        Measure measure,
        String subject,
        OptionalDouble ideal,
        OptionalDouble goal,
        OptionalDouble stepwise,
        OptionalDouble plainLoop) {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    /** A figure that was measured, with nothing beside it yet. */
    public static Figure of(Measure measure, String subject, double stepwise) {
        return new Figure(measure, subject, NONE, NONE, OptionalDouble.of(stepwise), NONE);
    }

    /** A figure that can't be measured on this machine. */
    public static Figure notHere(Measure measure, String subject) {
        return new Figure(measure, subject, NONE, NONE, NONE, NONE);
    }

    public Figure ideal(double value) {
        return new Figure(measure, subject, OptionalDouble.of(value), goal, stepwise, plainLoop);
    }

    public Figure goal(double value) {
        return new Figure(measure, subject, ideal, OptionalDouble.of(value), stepwise, plainLoop);
    }

    public Figure plainLoop(double value) {
        return new Figure(measure, subject, ideal, goal, stepwise, OptionalDouble.of(value));
    }

    /** How much of the goal was used up: above 1 it was missed. Empty where there is none to reach. */
    OptionalDouble overGoal(OptionalDouble value) {
        if (value.isEmpty() || goal.isEmpty()) {
            return NONE;
        }
        return OptionalDouble.of(
                measure.moreIsBetter() ? goal.getAsDouble() / value.getAsDouble() : share(value.getAsDouble()));
    }

    private double share(double value) {
        return value == goal.getAsDouble() ? 1 : value / goal.getAsDouble();
    }

    /** Whether the goal was met; "–" where there is none to judge by. */
    String verdict() {
        var used = overGoal(stepwise);
        if (used.isEmpty()) {
            return "–";
        }
        return used.getAsDouble() <= 1 ? "met" : "missed";
    }
}
