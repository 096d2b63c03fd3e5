package dev.stepwise.run.node;

import java.util.UUID;

/** Names a process of Stepwise for as long as it lives. */
public record NodeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
