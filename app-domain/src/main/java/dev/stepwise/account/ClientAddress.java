package dev.stepwise.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses of clients as they are counted. */
final class ClientAddress {

    private static final int BYTES_OF_NETWORK = 8;

    private ClientAddress() {}

    /** An IPv4 address in one spelling, of an IPv6 address its /64, which one subscriber has; anything else as it is. No name is looked up. */
    static String network(String address) {
        try {
            var parsed = InetAddress.ofLiteral(withoutPortAndZone(address));
            var bytes = parsed.getAddress();
            if (parsed instanceof Inet6Address) {
                Arrays.fill(bytes, BYTES_OF_NETWORK, bytes.length, (byte) 0);
            }
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return address;
        }
    }

    /** Some proxies add the port, in IPv6 behind brackets. */
    private static String withoutPortAndZone(String address) {
        var text = address.strip();
        int colon = text.indexOf(':');
        if (text.startsWith("[") && text.contains("]")) {
            text = text.substring(1, text.indexOf(']'));
        } else if (colon > 0 && colon == text.lastIndexOf(':')) {
            text = text.substring(0, colon);
        }
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
