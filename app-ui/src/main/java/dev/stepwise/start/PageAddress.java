package dev.stepwise.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;

/**
 * Where this Stepwise's page is.
 *
 * @param port 0: one that is free
 */
record PageAddress(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** @throws StartFailure if there can be no such port */
    static PageAddress of(Environment environment) {
        return new PageAddress(
                environment.getRequiredProperty("server.address"),
                port(environment.getRequiredProperty("server.port")));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // refused below, like a number that no port has
        }
        throw StartFailure.because(
                "“" + text + "” is no port: --port (STEPWISE_PORT) takes a number from 1 to " + HIGHEST_PORT + ".");
    }

    /** @throws StartFailure if the page cannot be there */
    void requireFree() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException unknown) {
            throw StartFailure.because("“" + host + "” is not an address of this machine: --address takes 127.0.0.1"
                    + " (this machine only) or 0.0.0.0 (everybody who reaches it).");
        } catch (IOException taken) {
            throw cannotBeUsed("port " + port + " on " + host, taken.getMessage());
        }
    }

    /** For a port that was free a moment before. */
    static StartFailure taken(PortInUseException taken) {
        return cannotBeUsed("port " + taken.getPort(), "Address already in use");
    }

    private static StartFailure cannotBeUsed(String port, @Nullable String why) {
        return StartFailure.because("The " + port + " cannot be used (" + why
                + "): another program may have it. Choose another one with --port.");
    }
}
