import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The lines of ./stepwise doctor that a shell cannot find out. It runs from its source, so that it needs no build; where there is one,
 * the database's driver is on the class path. It ends with 1 if Stepwise would not start.
 */
final class Doctor {

    private Doctor() {}

    public static void main(String[] arguments) {
        var options = new Options(arguments);
        boolean starts = tell("Data", DataFolder.look(options.folder()))
                & tell("Database", Database.look(options))
                & tell("Port", port(options.get("address", "127.0.0.1"), options.get("port", "8484")))
                & tell("Model", Models.look(options));
        System.exit(starts ? 0 : 1);
    }

    private static Finding port(String host, String port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port)));
            return Finding.good(port + " on " + host + " is free");
        } catch (IOException | IllegalArgumentException taken) {
            return Finding.bad(port + " on " + host + " cannot be used (" + taken.getMessage() + "): --port chooses another one");
        }
    }

    private static boolean tell(String what, Finding finding) {
        System.out.printf("%-9s %s %s%n", what, finding.bad() ? "!" : " ", finding.text());
        return !finding.bad();
    }
}
