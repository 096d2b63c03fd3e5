package dev.stepwise.request;

import java.net.InetAddress;

/**
 * Addresses from which proxies come.
 *
 * @param cidr such as {@code 10.0.0.0/8} or {@code ::1/128}
 */
record ProxyNetwork(String cidr) {

    /**
     * Reads a network, or one address; public, for the framework looks for such methods when it reads properties.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ProxyNetwork valueOf(String text) {
        var parts = text.strip().split("/", 2);
        int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
        int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("A network has 0 to " + bits + " bits");
        }
        return new ProxyNetwork(parts[0] + "/" + prefix);
    }
}
