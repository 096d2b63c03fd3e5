package dev.stepwise.endpoint;

/** Why a certificate is not trusted. */
public enum TrustFault {
    /** No authority that is known here signed it. */
    UNKNOWN_SIGNER,
    /** It is valid no more, or not yet. */
    OUT_OF_DATE,
    /** It is for another host. */
    OTHER_NAME,
    /** It is not the one that is trusted at this server. */
    ANOTHER
}
