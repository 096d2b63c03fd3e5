package dev.stepwise.endpoint;

/** Why a header cannot be sent to a model server. */
public enum HeaderFault {
    /** A name is one word of letters, digits and a few other signs. */
    BAD_NAME,
    /** Another one has the same name. */
    TWICE,
    /** Stepwise sets it itself, or it would change the connection. */
    RESERVED,
    /** It would take the place of the key. */
    IN_PLACE_OF_KEY,
    /** Nothing was typed, and nothing is kept under that name. */
    NO_VALUE,
    /** A value has line breaks, or signs outside of ASCII. */
    BAD_VALUE,
    /** A value, or all of them together, are too long. */
    TOO_LONG,
    TOO_MANY
}
