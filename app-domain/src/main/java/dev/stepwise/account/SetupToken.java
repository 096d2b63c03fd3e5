package dev.stepwise.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of the one-time link: 256 random bits, in this node's memory only; its text shows nothing of it. */
final class SetupToken {

    private static final int BYTES = 32;

    private final String value;

    SetupToken(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String value() {
        return value;
    }

    /** Takes the same time wherever the texts differ. */
    boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SetupToken[hidden]";
    }
}
