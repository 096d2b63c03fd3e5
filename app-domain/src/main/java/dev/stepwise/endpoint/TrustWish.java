package dev.stepwise.endpoint;

/** Which certificates an administrator wants to be trusted at a server. */
public sealed interface TrustWish {

    /** Those that are trusted now stay so; at a new server they are the usual ones. */
    record Keep() implements TrustWish {}

    /** Those of the system's authorities alone. */
    record Usual() implements TrustWish {}

    /** Beside them those of these authorities: certificates in PEM, as they were typed. */
    record Authorities(String pem) implements TrustWish {}

    /** This one and no other, which the server was seen to show. */
    record Pinned(ServerCertificate certificate) implements TrustWish {}
}
