package dev.stepwise.endpoint;

/** A model server's key; its text appears in no log, for {@link #toString()} hides it. */
public record ApiKey(String value) {

    public ApiKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An API key is not blank.");
        }
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
