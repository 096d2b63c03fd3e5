package dev.stepwise.endpoint;

/** Why an address is taken for that of no model server; a page words it. */
public sealed interface NoServer {

    /** There was no answer. */
    record Network(NetworkFault fault) implements NoServer {}

    /** The certificate that it shows is not trusted. */
    record NotTrusted(ServerCertificate certificate, TrustFault fault) implements NoServer {}

    /** The answer has a status that no list of models has. */
    record Status(int http) implements NoServer {}

    /**
     * Asking it failed in Stepwise itself.
     *
     * @param exception the simple name of its class
     */
    record Broken(String exception) implements NoServer {}

    /** What needs no more than a name. */
    enum Reason implements NoServer {
        /** It did not answer within the time for it. */
        TOO_LATE,
        INTERRUPTED,
        /** The address or the key cannot stand in a request. */
        UNSENDABLE,
        /** It answers, but not with a list of models. */
        NO_MODEL_LIST,
        /** Its list of models is longer than 16 MB. */
        TOO_LONG,
        /** It offers no model that can chat. */
        NO_CHAT_MODEL,
        /** It redirects, which is not followed. */
        REDIRECTS
    }
}
