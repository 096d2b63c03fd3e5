package dev.stepwise.account;

import java.util.UUID;

/** Names a login, wherever its HTTP session is. */
public record LoginSessionId(UUID value) {

    /** One that no login has. */
    public static LoginSessionId random() {
        return new LoginSessionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
