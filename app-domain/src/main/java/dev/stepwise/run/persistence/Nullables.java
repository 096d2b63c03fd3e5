package dev.stepwise.run.persistence;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Between columns that may be null and numbers that may be absent. */
final class Nullables {

    private Nullables() {}

    static OptionalInt optional(@Nullable Integer column) {
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    static OptionalDouble optional(@Nullable Double column) {
        return column == null ? OptionalDouble.empty() : OptionalDouble.of(column);
    }

    static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }

    static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
    }
}
