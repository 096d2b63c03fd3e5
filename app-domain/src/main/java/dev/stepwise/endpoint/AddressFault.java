package dev.stepwise.endpoint;

/** Why a text is no address of a model server. */
public enum AddressFault {
    NO_URL,
    /** It does not begin with http:// or https://. */
    NO_HTTP,
    /** It names no host, or no port that there can be. */
    NO_HOST,
    /** A user, a query or a fragment stands in it. */
    MORE_THAN_AN_ADDRESS
}
