package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.Application;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a start that fails: a process of its own, for nothing else may stand on the screen. */
class StartupTest {

    @TempDir
    private Path folder;

    @Test
    void an_unknown_option_is_told_in_one_line() throws Exception {
        var ended = start("--prot=1");
        assertThat(ended.lines)
                .containsExactly(
                        "Stepwise did not start. There is no option --prot. ./stepwise help shows the options.");
        assertThat(ended.exitCode).isEqualTo(2);
    }

    @Test
    void what_the_groundwork_finds_is_told_in_one_line() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        var ended = start("--port=0", "--data=" + file);
        assertThat(ended.lines)
                .singleElement()
                .asString()
                .startsWith("Stepwise did not start. The data folder " + file);
        assertThat(ended.exitCode).isEqualTo(1);
    }

    @Test
    void what_only_spring_finds_is_told_in_one_line_and_leaves_nothing_running() throws Exception {
        var ended = start("--port=0", "--data=" + folder.resolve("data"), "--server.shutdown=soon");
        assertThat(ended.lines)
                .singleElement()
                .asString()
                .startsWith("Stepwise did not start. The property server.shutdown has a value that it cannot take");
        assertThat(ended.exitCode).isEqualTo(1);
        assertThat(folder.resolve("data/postgres/PG_VERSION")).exists();
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    /** Without the tests' own classes, which the search for components would find. */
    private static String productClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private record Ended(List<String> lines, int exitCode) {}

    private static Ended start(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                productClassPath(),
                Application.class.getName()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            List<String> lines = new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new Ended(lines, process.waitFor());
        }
    }
}
