package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.Application;
import dev.stepwise.ui.fixture.ProductProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

/** What a person sees of a start that fails: a process of its own, for nothing else may stand on the screen. */
class StartupTest {

    @TempDir
    private Path folder;

    @Test
    void an_unknown_option_is_told_in_one_line() throws Exception {
        var ended = ProductProcess.run(Application.class, "--prot=1");
        assertThat(ended.lines())
                .containsExactly(
                        "Stepwise did not start. There is no option --prot. ./stepwise help shows the options.");
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    @Test
    void what_the_groundwork_finds_is_told_in_one_line() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        var ended = ProductProcess.run(Application.class, "--port=0", "--data=" + file);
        assertThat(ended.lines())
                .singleElement()
                .asString()
                .startsWith("Stepwise did not start. The data folder " + file);
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void what_only_spring_finds_is_told_in_one_line_and_leaves_nothing_running() throws Exception {
        var ended = ProductProcess.run(
                Application.class, "--port=0", "--data=" + folder.resolve("data"), "--server.shutdown=soon");
        assertThat(ended.lines())
                .singleElement()
                .asString()
                .startsWith("Stepwise did not start. The property server.shutdown has a value that it cannot take");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("data/postgres/PG_VERSION")).exists();
        assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_port_of_the_metrics_that_another_program_has_is_told_in_one_line() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = ProductProcess.run(
                    Application.class,
                    "--port=0",
                    "--data=" + folder.resolve("data"),
                    "--stepwise.stand-in=none",
                    "--stepwise.metrics.port=" + other.getLocalPort());
            assertThat(ended.lines())
                    .last()
                    .isEqualTo("Stepwise did not start. The metrics cannot be at 127.0.0.1:"
                            + other.getLocalPort()
                            + " (Address already in use). Choose another STEPWISE_METRICS_PORT or"
                            + " STEPWISE_METRICS_ADDRESS.");
            assertThat(ended.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_port_of_the_page_that_was_taken_during_the_start_is_told_in_a_sentence() {
        var failure = Startup.failure(
                new ApplicationContextException("Failed to start", new PortInUseException(8090)), "stepwise.log");
        assertThat(failure)
                .hasMessage("The port 8090 cannot be used (Address already in use): another program may have it."
                        + " Choose another one with --port.");
    }
}
