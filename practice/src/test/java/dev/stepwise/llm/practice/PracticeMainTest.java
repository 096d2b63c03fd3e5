package dev.stepwise.llm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.llm.serving.Pace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void all_options_are_read_with_a_blank_or_an_equals_sign() {
        var start = (PracticeOptions.Start) PracticeOptions.parse(
                "--port",
                "0",
                "--tokens-per-second=12.5",
                "--first-token",
                "0.5",
                "--run-on",
                "--log-times",
                "--log=traffic.jsonl");

        assertThat(start.port()).isZero();
        assertThat(start.pace()).isEqualTo(new Pace(12.5, Duration.ofMillis(500)));
        assertThat(start.runOn()).isTrue();
        assertThat(start.logTimes()).isTrue();
        assertThat(start.log()).hasValue(Path.of("traffic.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port x",
                "--port 70000",
                "--port 1.5",
                "--port",
                "--tokens-per-second 0",
                "--tokens-per-second NaN",
                "--first-token -1",
                "--run-on=yes",
                "--fast",
                "8000"
            })
    void a_wrong_option_is_one_sentence_and_exit_code_2(String arguments) throws InterruptedException {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().endsWith(".");
        assertThat(out.size()).isZero();
    }

    @Test
    void a_port_in_use_is_one_sentence_and_exit_code_1() throws Exception {
        try (var other = PracticeHttp.start(0, Pace.FASTEST, false, TrafficLog.none())) {
            var port = other.baseUrl().getPort();

            assertThat(run("--port", Integer.toString(port))).isEqualTo(1);
            assertThat(text(err).strip()).isEqualTo("Port " + port + " is in use; choose another with --port.");
        }
    }

    @Test
    void a_log_that_cannot_be_written_is_one_sentence_and_exit_code_1(@TempDir Path folder)
            throws InterruptedException {
        assertThat(run("--port", "0", "--log", folder.toString())).isEqualTo(1);
        assertThat(text(err)).startsWith("The log file cannot be written").hasLineCount(1);
    }

    @Test
    void help_shows_every_option() throws InterruptedException {
        assertThat(run("--help")).isZero();
        assertThat(text(out))
                .contains(
                        "--port", "--tokens-per-second", "--first-token", "--run-on", "--log", "--log-times", "--help");
    }

    @Test
    void the_log_is_a_file_of_json_lines(@TempDir Path folder) throws IOException {
        var file = folder.resolve("traffic.jsonl");
        try (var server = PracticeHttp.start(0, Pace.FASTEST, false, TrafficLog.to(file))) {
            new PracticeClient(server.baseUrl()).stream(PracticeClient.request("user:Hello"));
        }

        assertThat(Files.readAllLines(file)).isNotEmpty().allSatisfy(PracticeClient::parse);
    }

    @Test
    void the_log_can_be_printed() throws IOException {
        try (var server = PracticeHttp.start(0, Pace.FASTEST, false, TrafficLog.to(new PrintStream(out, true)))) {
            new PracticeClient(server.baseUrl()).stream(PracticeClient.request("user:Hello"));
        }

        assertThat(text(out).lines()).isNotEmpty().allSatisfy(PracticeClient::parse);
    }

    @Test
    void inside_the_application_it_starts_once_when_it_is_first_wanted() throws IOException {
        var practice = new EmbeddedPractice(Pace.FASTEST);
        var url = practice.baseUrl();

        assertThat(practice.baseUrl()).isEqualTo(url);
        assertThat(new PracticeClient(url).get("/health").statusCode()).isEqualTo(200);

        practice.close();
        assertThatThrownBy(practice::baseUrl).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new PracticeClient(url).get("/health")).isInstanceOf(AssertionError.class);
    }

    private int run(String... arguments) throws InterruptedException {
        return PracticeMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
