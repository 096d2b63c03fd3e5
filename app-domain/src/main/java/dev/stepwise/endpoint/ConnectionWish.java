package dev.stepwise.endpoint;

/** How an administrator wants a server to be reached. */
public record ConnectionWish(KeyWish key, HeadersWish headers, ProxyWish proxy, TrustWish trust) {

    /** As it is kept; a new server is reached in the plain way. */
    public static final ConnectionWish KEEP = with(new KeyWish.Keep());

    /** Nothing but the key is said. */
    public static ConnectionWish with(KeyWish key) {
        return new ConnectionWish(key, new HeadersWish.Keep(), new ProxyWish.Keep(), new TrustWish.Keep());
    }
}
