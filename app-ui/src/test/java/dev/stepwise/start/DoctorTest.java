package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of {@code ./stepwise doctor} that its Java finds out, run from the source as the launcher does. */
class DoctorTest {

    private static final Path SOURCE = Path.of("../launcher/doctor/Doctor.java");
    private static final String NOTHING_THERE = "--model-url=http://127.0.0.1:9/v1";

    @TempDir
    private Path folder;

    private record Told(List<String> lines, int exitCode) {}

    @Test
    void on_an_empty_folder_with_a_free_port_stepwise_would_start() throws Exception {
        var told = doctor("--data=" + folder.resolve("new"), "--port=" + freePort(), NOTHING_THERE);
        assertThat(told.lines).hasSize(4).noneMatch(line -> line.contains("!"));
        assertThat(told.lines.get(0)).contains("(not made yet)", "GB free");
        assertThat(told.lines.get(1)).endsWith("embedded, made at the first start");
        assertThat(told.lines.get(3)).contains("none answers at http://127.0.0.1:9/v1");
        assertThat(told.exitCode).isZero();
    }

    @Test
    void a_port_that_is_taken_would_keep_it_from_starting() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var told = doctor("--data=" + folder, "--port=" + taken.getLocalPort(), NOTHING_THERE);
            assertThat(told.lines.get(2)).startsWith("Port      ! ").endsWith("--port chooses another one");
            assertThat(told.exitCode).isOne();
        }
    }

    @Test
    void a_file_in_the_place_of_the_data_folder_would_too() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var told = doctor("--data=" + file, "--port=" + freePort(), NOTHING_THERE);
        assertThat(told.lines.getFirst()).isEqualTo("Data      ! " + file + " cannot be written");
        assertThat(told.exitCode).isOne();
    }

    @Test
    void a_database_of_ones_own_that_lets_nobody_in_says_so() throws Exception {
        var told = doctor(
                "--data=" + folder,
                "--port=" + freePort(),
                "--database-url=jdbc:postgresql://127.0.0.1:9/x",
                NOTHING_THERE);
        assertThat(told.lines.get(1)).startsWith("Database  ! your own: ").contains("refused");
        assertThat(told.exitCode).isOne();
    }

    @Test
    void the_models_of_a_server_are_counted() throws Exception {
        var told = modelLine(200, "{\"data\":[{\"id\":\"llama\"},{\"id\":\"qwen\"}]}");
        assertThat(told).endsWith("/v1 offers llama and 1 more");
    }

    @Test
    void a_server_that_wants_a_key_is_no_missing_server() throws Exception {
        assertThat(modelLine(401, "{}")).endsWith("/v1 wants a key, or another one");
    }

    private String modelLine(int status, String body) throws IOException, InterruptedException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/v1/models", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
            return doctor("--data=" + folder, "--port=" + freePort(), "--model-url=" + url)
                    .lines
                    .get(3);
        } finally {
            server.stop(0);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Told doctor(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                driver(),
                SOURCE.toString()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("STEPWISE_"));
        var process = builder.start();
        try (var output = process.getInputStream()) {
            var lines = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Told(lines.lines().toList(), process.waitFor());
        }
    }

    private static String driver() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("postgresql-4"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
