package dev.stepwise.run;

/** What was wrong with a request or a reply, as Stepwise itself found it. */
public enum CallFault {
    /** The model server's address or key cannot stand in a request. */
    UNSENDABLE,
    /** The model server's key cannot be read on the node, so that no request was made. */
    KEY_LOST,
    /** An event of the stream is no JSON. */
    NOT_JSON,
    /** The stream ended without a reason to finish. */
    NO_FINISH_REASON,
    /** The stream holds more than any reply needs. */
    STREAM_TOO_LARGE
}
