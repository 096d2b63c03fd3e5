package dev.stepwise.endpoint;

/**
 * What administrators are shown of how a server is reached; no secret is in it.
 *
 * @param hasKey whether a key is kept; which one, nobody is told
 */
public record KeptConnection(boolean hasKey, Trust trust) {

    /** A server for which nothing is kept. */
    public static final KeptConnection NOTHING = new KeptConnection(false, Trust.USUAL);
}
