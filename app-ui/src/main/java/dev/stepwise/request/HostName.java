package dev.stepwise.request;

import java.util.Locale;
import java.util.Set;

/** Names of hosts as requests give them: with or without a port, in any case of letters. */
public final class HostName {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private HostName() {}

    /** The name alone: {@code example.org} of {@code Example.org:8484}. */
    static String canonical(String authority) {
        var name = authority.strip().toLowerCase(Locale.ROOT);
        int port = name.lastIndexOf(':');
        boolean isAddress = name.indexOf(':') != port && !name.startsWith("[");
        if (port > name.lastIndexOf(']') && !isAddress) {
            name = name.substring(0, port);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether it is one of the names that only this computer itself has for itself. */
    public static boolean isLoopback(String authority) {
        return LOOPBACK.contains(canonical(authority));
    }

    /** Whether an {@code Origin} names the place that a {@code Host} names; a port that is not said is the usual one of the origin. */
    static boolean isOrigin(String origin, String host) {
        int scheme = origin.indexOf("://");
        if (scheme < 0) {
            return false;
        }
        var usual = origin.startsWith("https:") ? ":443" : ":80";
        return whole(origin.substring(scheme + "://".length()), usual).equals(whole(host, usual));
    }

    /** Whether an {@code Origin} is a page of this computer. */
    public static boolean isLoopbackOrigin(String origin) {
        int scheme = origin.indexOf("://");
        return scheme >= 0 && isLoopback(origin.substring(scheme + "://".length()));
    }

    private static String whole(String authority, String usualPort) {
        var name = canonical(authority);
        var port = authority
                .strip()
                .substring(Math.min(name.length(), authority.strip().length()));
        return name + (port.startsWith(":") ? port : usualPort);
    }
}
