package dev.stepwise.bench.history;

import java.util.List;
import java.util.function.Consumer;

/** How long the same took with each of many things, in milliseconds, the shortest first. */
public record Times(double[] milliseconds) {

    /** Takes the time of each, after all have been done once. */
    public static <T> Times of(List<T> things, Consumer<T> doing) {
        things.forEach(doing);
        return ofTheFirst(things, doing);
    }

    /** Takes the time of each as it is done for the first time. */
    public static <T> Times ofTheFirst(List<T> things, Consumer<T> doing) {
        return new Times(things.stream()
                .mapToDouble(thing -> {
                    long began = System.nanoTime();
                    doing.accept(thing);
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray());
    }

    public double middle() {
        return milliseconds[milliseconds.length / 2];
    }

    /** What 99 of 100 stay within. */
    public double most() {
        return milliseconds[(int) Math.ceil(milliseconds.length * 0.99) - 1];
    }
}
