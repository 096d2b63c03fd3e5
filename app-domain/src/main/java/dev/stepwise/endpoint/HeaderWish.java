package dev.stepwise.endpoint;

import java.util.Optional;

/**
 * A header that an administrator wants a server to get.
 *
 * @param value as it was typed; empty: the kept one of that name
 */
public record HeaderWish(String name, Optional<String> value) {

    public HeaderWish {
        name = name.strip();
    }

    @Override
    public String toString() {
        return "HeaderWish[" + name + ", hidden]";
    }
}
