package dev.stepwise.run;

import java.util.Optional;
import java.util.UUID;

/** Names a run; it stands in the address of the run's page. */
public record RunId(UUID value) {

    /** Reads an id as it stands in an address; empty for anything that is not an id in its canonical form. */
    public static Optional<RunId> parse(String text) {
        try {
            var value = UUID.fromString(text);
            return value.toString().equalsIgnoreCase(text) ? Optional.of(new RunId(value)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
