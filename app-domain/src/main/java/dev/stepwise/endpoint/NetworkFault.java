package dev.stepwise.endpoint;

/** What the network did instead of bringing an answer. */
public enum NetworkFault {
    /** There was no connection within the time for it. */
    CONNECT_TIMEOUT,
    UNKNOWN_HOST,
    /** Nothing listens at the address, or it cannot be reached. */
    UNREACHABLE,
    /** The address is in no network that calls may go to. */
    NOT_ALLOWED,
    /** No secure connection could be agreed on. */
    NOT_SECURE,
    /** The server's certificate is not trusted. */
    NOT_TRUSTED,
    /** The proxy cannot be reached, or is in no network that calls may go to. */
    PROXY_UNREACHABLE,
    /** The proxy does not let us through. */
    PROXY_REFUSED,
    /** Through a proxy calls go to hosts that configuration names, and to private addresses; it is neither. */
    NOT_NAMED,
    /** The connection was closed in the middle of the reply. */
    CLOSED_IN_REPLY,
    BROKEN_IN_REPLY,
    BROKEN_BEFORE_REPLY;

    /** Whether it has to do with the server's proxy. */
    boolean isOfProxy() {
        return this == PROXY_UNREACHABLE || this == PROXY_REFUSED || this == NOT_NAMED;
    }
}
