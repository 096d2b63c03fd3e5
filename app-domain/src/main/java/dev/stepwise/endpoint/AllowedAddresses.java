package dev.stepwise.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * To which addresses calls to model servers may go: those of the machine itself and of private networks, and what configuration names.
 * It is asked with the address that is connected to, so that no name leads elsewhere.
 */
public final class AllowedAddresses {

    private final boolean everything;
    private final Set<String> hosts = new HashSet<>();
    private final List<AddressRange> ranges = new ArrayList<>();

    private AllowedAddresses(boolean everything) {
        this.everything = everything;
    }

    /** For programs whose user names the address on the command line. */
    public static AllowedAddresses everything() {
        return new AllowedAddresses(true);
    }

    /**
     * Private addresses, and these.
     *
     * @param named hosts and networks ({@code 203.0.113.0/24}), with commas between them
     * @throws IllegalArgumentException with a sentence for a person if one of them is neither
     */
    public static AllowedAddresses privateAnd(String named) {
        var allowed = new AllowedAddresses(false);
        Arrays.stream(named.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(allowed::add);
        return allowed;
    }

    private void add(String name) {
        if (name.contains("/")) {
            ranges.add(AddressRange.parse(name));
        } else {
            hosts.add(name.toLowerCase(Locale.ROOT));
        }
    }

    /** Whether a call to this host may go to this address of its. */
    public boolean allows(String host, InetAddress address) {
        return everything
                || address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || isUniqueLocal(address)
                || hosts.contains(host.toLowerCase(Locale.ROOT))
                || ranges.stream().anyMatch(range -> range.contains(address));
    }

    /**
     * Whether a host may be called through a proxy. The proxy looks up its address, which is not seen here: so a name is allowed only if
     * configuration names it, and an address as {@link #allows} says. The machine itself is then the proxy's.
     *
     * @param proxy its name or address
     * @see "docs/decisions/0034-how-a-model-server-is-reached.md"
     */
    public boolean allowsThrough(String proxy, String host) {
        return everything
                || hosts.contains(host.toLowerCase(Locale.ROOT))
                || literal(host)
                        .filter(address -> !address.isLoopbackAddress() || isThisMachine(proxy))
                        .filter(address -> allows(host, address))
                        .isPresent();
    }

    private static boolean isThisMachine(String host) {
        return literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** The address that stands in a URL in the usual form alone: of another one a proxy may think otherwise. */
    private static Optional<InetAddress> literal(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        try {
            var address = InetAddress.ofLiteral(host);
            return Optional.of(address)
                    .filter(v4 ->
                            v4 instanceof Inet6Address || v4.getHostAddress().equals(host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /** fc00::/7, which Java has no name for. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
    }

    /** A network. */
    private static final class AddressRange {

        private final byte[] network;
        private final int bits;

        AddressRange(byte[] network, int bits) {
            this.network = network;
            this.bits = bits;
        }

        static AddressRange parse(String text) {
            try {
                int slash = text.indexOf('/');
                var network = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
                int bits = Integer.parseInt(text.substring(slash + 1));
                if (bits >= 0 && bits <= network.length * 8) {
                    return new AddressRange(network, bits);
                }
            } catch (IllegalArgumentException noNetwork) {
                // said below
            }
            throw new IllegalArgumentException(
                    "stepwise.model.allowed-hosts names hosts and networks (203.0.113.0/24); this is neither: " + text);
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            if (bytes.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
