package dev.stepwise.endpoint;

import java.util.UUID;

/** Names a model server. */
public record EndpointId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
