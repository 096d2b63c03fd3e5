package dev.stepwise.endpoint;

import dev.stepwise.process.HostName;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Says which addresses mean another server on each machine, and which machine this is. */
record HostOfAddress(HostName host) {

    static HostOfAddress on(String configured) {
        return new HostOfAddress(HostName.of(configured));
    }

    /** This machine's name for an address of the machine itself; empty for any other. */
    Optional<String> of(URI address) {
        return isOfTheMachineItself(address) ? Optional.of(host.value()) : Optional.empty();
    }

    private static boolean isOfTheMachineItself(URI address) {
        var named = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return named.equals("localhost")
                || named.endsWith(".localhost")
                || named.matches("127\\.[0-9.]+")
                || named.equals("[::1]");
    }
}
