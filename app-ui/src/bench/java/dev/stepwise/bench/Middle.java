package dev.stepwise.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The median of a few measurements: one that was disturbed does not count. */
final class Middle {

    private Middle() {}

    static <T> double of(List<T> measured, ToDoubleFunction<T> number) {
        return measured.stream().mapToDouble(number).sorted().toArray()[measured.size() / 2];
    }
}
