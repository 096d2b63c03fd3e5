package dev.stepwise.process;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that this process runs on, as it calls itself: processes with the same one have the same loopback addresses. */
public record HostName(String value) {

    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    /** The configured name, or the machine's own where that is blank. */
    public static HostName of(String configured) {
        return new HostName(configured.isBlank() ? ofThisMachine() : configured.strip());
    }

    private static String ofThisMachine() {
        try {
            // asking for the address of the name, as Java does, may take long
            var name = Files.isReadable(LINUX) ? Files.readString(LINUX).strip() : "";
            return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
        } catch (IOException nameless) {
            return "localhost";
        }
    }
}
