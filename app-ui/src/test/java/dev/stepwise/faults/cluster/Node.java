package dev.stepwise.faults.cluster;

import dev.stepwise.process.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The packaged app as a process: one of several on a database. */
public final class Node {

    private static final Pattern READY = Pattern.compile("Stepwise is at\\s+(http://\\S+)");

    /** By which the database tells whose a run is. */
    private final String name;

    private final Program program;

    private Node(String name, Program program) {
        this.name = name;
        this.program = program;
    }

    /** Starts a node and waits until its pages are served. */
    static Node start(
            String name,
            Packaged packaged,
            Path folder,
            JdbcConnectionDetails database,
            String model,
            List<String> more)
            throws IOException {
        var command = new ArrayList<>(packaged.app("-Xmx384m"));
        command.addAll(List.of(
                "--port=0",
                "--data=" + folder.resolve(name),
                "--database-url=" + named(database.getJdbcUrl(), name),
                "--model-url=" + model,
                "--stepwise.stand-in=none",
                "--stepwise.limits.server-wait=0s",
                "--stepwise.node.name=" + name));
        command.addAll(more);
        var environment = Map.of(
                "STEPWISE_DATABASE_USER", String.valueOf(database.getUsername()),
                "STEPWISE_DATABASE_PASSWORD", String.valueOf(database.getPassword()));
        return new Node(name, Program.start(command, environment, READY, _ -> {}));
    }

    /** So that the database can tell whose a connection is. */
    private static String named(String url, String name) {
        return url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name;
    }

    public String name() {
        return name;
    }

    /** Of its page; on a database without accounts it is the link that creates the administrator. */
    public String address() {
        return program.address();
    }

    /** Whether the node says that it can work. */
    public boolean isHealthy() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address()).resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (HttpTimeoutException silent) {
            return false;
        }
    }

    public boolean isAlive() {
        return program.isAlive();
    }

    /** kill -9 */
    public void kill() {
        program.discard();
    }

    /** SIGTERM, and waits for its end. */
    public void shutDown() {
        program.close();
    }

    /** SIGSTOP */
    public void freeze() throws IOException, InterruptedException {
        program.freeze();
    }

    /** SIGCONT */
    public void wake() throws IOException, InterruptedException {
        program.wake();
    }
}
