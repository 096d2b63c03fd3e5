package dev.stepwise.account;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a link that lets somebody in: 256 random bits, shown once and kept as a hash; its text shows nothing of it. */
public final class LinkToken {

    private static final int BYTES = 32;

    private final String value;

    private LinkToken(String value) {
        this.value = value;
    }

    /** A new one. */
    public static LinkToken make(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What stands in the link. */
    public String value() {
        return value;
    }

    /** What is kept of it. It needs no salt, for nobody guesses 256 bits. */
    public byte[] hash() {
        return hash(value);
    }

    /** What would be kept of a token, whatever somebody sent in its place. */
    public static byte[] hash(String token) {
        return Sha256.of(token).bytes();
    }

    @Override
    public String toString() {
        return "LinkToken[hidden]";
    }
}
