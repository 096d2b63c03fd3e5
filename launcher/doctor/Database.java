import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** How the database is: the embedded one by its files, another one by knocking. */
final class Database {

    private static final Pattern HOST_AND_PORT = Pattern.compile("//([^:/?]+)(?::(\\d+))?");
    private static final int USUAL_PORT = 5432;
    private static final int SECONDS = 5;

    private Database() {}

    static Finding look(Options options) {
        String url = options.get("database-url", "");
        return url.isEmpty() ? embedded(options.folder()) : own(url, options);
    }

    private static Finding embedded(Path folder) {
        try {
            Path version = folder.resolve("postgres/PG_VERSION");
            if (!Files.exists(version)) {
                return Finding.good("embedded, made at the first start");
            }
            String name = "embedded PostgreSQL " + Files.readString(version).strip();
            Path note = folder.resolve("postgres/postmaster.pid");
            if (!Files.exists(note)) {
                return Finding.good(name + ", not running");
            }
            long process = Long.parseLong(Files.readAllLines(note).getFirst().strip());
            return Finding.good(
                    name + (ProcessHandle.of(process).isPresent() ? ", running" : ", ended abruptly; it recovers at the next start"));
        } catch (IOException | NumberFormatException unreadable) {
            return Finding.bad("embedded, and its files cannot be read");
        }
    }

    private static Finding own(String url, Options options) {
        try {
            DriverManager.setLoginTimeout(SECONDS);
            String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
            DriverManager.getConnection(jdbc, options.get("database-user", "stepwise"), options.get("database-password", ""))
                    .close();
            return Finding.good("your own, and it lets Stepwise in");
        } catch (SQLException failed) {
            return DriverManager.drivers().findAny().isEmpty()
                    ? knock(url)
                    : Finding.bad("your own: " + failed.getMessage().replaceAll("\\s+", " "));
        }
    }

    /** All that can be done without the database's driver, which a build brings. */
    private static Finding knock(String url) {
        var place = HOST_AND_PORT.matcher(url);
        if (!place.find()) {
            return Finding.bad("your own: its URL names no host");
        }
        int port = place.group(2) == null ? USUAL_PORT : Integer.parseInt(place.group(2));
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(place.group(1), port), SECONDS * 1000);
            return Finding.good("your own: something answers there; once Stepwise is built, more can be said");
        } catch (IOException unreachable) {
            return Finding.bad("your own: nothing answers at " + place.group(1) + ":" + port);
        }
    }
}
