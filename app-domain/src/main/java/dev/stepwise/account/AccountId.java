package dev.stepwise.account;

import java.util.UUID;

/** Names an account. */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
