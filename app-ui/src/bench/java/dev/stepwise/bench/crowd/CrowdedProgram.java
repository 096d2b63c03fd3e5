package dev.stepwise.bench.crowd;

import dev.stepwise.bench.inside.CrowdedApp;
import dev.stepwise.process.Program;
import dev.stepwise.ui.run.RecordedPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The packaged app as a process, with a {@link CrowdedApp crowd} in it. */
public final class CrowdedProgram implements AutoCloseable {

    /** By which the database tells the app's connections from others. */
    static final String NAME = "stepwise";

    private static final Pattern READY = Pattern.compile("Stepwise is at\\s+(http://\\S+)");
    private static final Pattern CROWD = Pattern.compile("The crowd is at (http://\\S+)");

    private final Program program;
    private final CompletableFuture<String> crowd;

    private CrowdedProgram(Program program, CompletableFuture<String> crowd) {
        this.program = program;
        this.crowd = crowd;
    }

    /**
     * Starts it.
     *
     * @param built the unpacked app
     * @param folder an empty one
     * @param runs that it may work on at once
     */
    public static CrowdedProgram start(
            Path built, Path folder, JdbcConnectionDetails database, String modelUrl, int runs) throws IOException {
        var crowd = new CompletableFuture<String>();
        var command = new ArrayList<>(java());
        command.addAll(List.of(
                "-cp",
                jar(built) + ":" + overlay(folder.resolve("crowd")),
                CrowdedApp.class.getName(),
                "--port=0",
                "--data=" + folder.resolve("data"),
                "--database-url=" + database.getJdbcUrl() + "?ApplicationName=" + NAME,
                "--model-url=" + modelUrl,
                "--stepwise.stand-in=none",
                "--stepwise.limits.node-running=" + 2 * runs,
                "--stepwise.limits.account-running=0"));
        var environment = Map.of(
                "STEPWISE_DATABASE_USER", String.valueOf(database.getUsername()),
                "STEPWISE_DATABASE_PASSWORD", String.valueOf(database.getPassword()));
        var program = Program.start(command, environment, READY, line -> {
            var match = CROWD.matcher(line);
            if (match.find()) {
                crowd.complete(match.group(1));
            }
        });
        return new CrowdedProgram(program, crowd);
    }

    /** As {@code launcher/run.sh} has it; another collector, too, is chosen by the options. */
    static List<String> java() {
        var chosen = System.getenv().getOrDefault("STEPWISE_JAVA_OPTIONS", "-Xmx512m");
        var options = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        if (!chosen.matches(".*-XX:\\+Use\\w*GC.*")) {
            options.add("-XX:+UseSerialGC");
        }
        options.addAll(List.of(chosen.split(" ")));
        return options;
    }

    private static Path jar(Path built) throws IOException {
        try (var jars = Files.newDirectoryStream(built, "app-ui-*.jar")) {
            return jars.iterator().next();
        }
    }

    /** The few classes of the tests that are wanted there, and none of their configurations. */
    private static Path overlay(Path folder) throws IOException {
        var classes = Path.of(CrowdedApp.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        for (var type : List.of(CrowdedApp.class, RecordedPage.class)) {
            var place = type.getPackageName().replace('.', '/');
            var into = Files.createDirectories(folder.resolve(place));
            try (Stream<Path> files = Files.list(classes.resolve(place))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var name = file.getFileName().toString();
                    if (type == CrowdedApp.class || name.matches("RecordedPage(\\$.*)?\\.class")) {
                        Files.copy(file, into.resolve(name));
                    }
                }
            }
        }
        return folder;
    }

    /** Of its page; on a database without accounts it is the link that creates the administrator. */
    public String address() {
        return program.address();
    }

    public long id() {
        return program.id();
    }

    /** What a crowd saw, by its runs, and what it took of the heap. */
    record Seen(Map<String, Map<Integer, Sights>> runs, Heap heap) {}

    /** @param mostMib that any collection left, dead objects among them @param liveMib that one of the whole heap left; 0 if there was none */
    public record Heap(double mostMib, double liveMib, double longestPauseMs, double pausesMs) {
        static final Heap UNKNOWN = new Heap(0, 0, 0, 0);
    }

    /** Has so many people ask for so many steps, and waits until all have their answer. */
    Seen ask(int people, int steps) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(crowd.join() + "/" + people + "/" + steps))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            Map<String, Map<Integer, Sights>> runs = new HashMap<>();
            var lines = http.send(request, BodyHandlers.ofLines()).body().toList();
            for (var line : lines.subList(0, lines.size() - 1)) {
                runs.put(line.substring(0, line.indexOf(' ')), Sights.read(numbers(line)));
            }
            var heap = numbers(lines.getLast());
            return new Seen(runs, new Heap(heap[0] / 1048576.0, heap[1] / 1048576.0, heap[2], heap[3]));
        }
    }

    /** Those after the first word. */
    private static long[] numbers(String line) {
        return Stream.of(line.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public void close() {
        program.close();
    }
}
