package dev.stepwise.llm.tiny;

import static dev.stepwise.llm.tiny.TinyClient.plain;
import static dev.stepwise.llm.tiny.TinyClient.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.llm.serving.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The engine's process: on demand, replaced when it dies, gone with whoever started it. */
@Timeout(120)
@EnabledIf("dev.stepwise.llm.tiny.TestWeights#areThere")
class EngineLifeTest {

    private static final Pace SLOW = new Pace(20, Duration.ZERO);
    private static final String QUESTION = "How many Rs are in strawberry?";

    private final ArrayList<EmbeddedTiny> opened = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var tiny : opened) {
            tiny.close();
        }
    }

    private EmbeddedTiny tiny(Pace pace, Duration idleLimit) {
        var tiny = new EmbeddedTiny(pace, TestWeights.named(), idleLimit);
        opened.add(tiny);
        return tiny;
    }

    @Test
    void it_writes_at_reading_speed_and_a_kill_in_mid_step_breaks_the_reply_off_and_the_next_call_finds_a_new_engine()
            throws Exception {
        var tiny = tiny(SLOW, Duration.ofMinutes(5));
        var client = new TinyClient(tiny.baseUrl());
        var request = step(QUESTION).put("stream", true);
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var lines = http.send(client.completion(request), BodyHandlers.ofInputStream());
            try (var reader = new BufferedReader(new java.io.InputStreamReader(lines.body()))) {
                var first = reader.readLine();
                var killed = process(tiny);
                killed.destroyForcibly();

                assertThat(first).startsWith("data: {");
                assertThat(rest(reader))
                        .doesNotContain("finish_reason\":\"stop")
                        .doesNotContain("[DONE]");
                killed.onExit().get(10, TimeUnit.SECONDS);
            }
        }

        assertThat(client.stream(step(QUESTION).put("max_tokens", 10)).finishReason())
                .isEqualTo("length");
        assertThat(tiny.obstacle()).isEmpty();
    }

    private static String rest(BufferedReader reader) {
        var read = new StringBuilder();
        try {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                read.append(line).append('\n');
            }
        } catch (IOException brokenOff) {
            // That is what a client sees of a server that was killed.
        }
        return read.toString();
    }

    /** At this pace the step that nobody reads any more would take longer than this test may. */
    @Test
    void a_client_that_hangs_up_holds_up_nobody() throws Exception {
        var client = new TinyClient(
                tiny(new Pace(0.2, Duration.ZERO), Duration.ofMinutes(5)).baseUrl());
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var lines = http.send(client.completion(step(QUESTION).put("stream", true)), BodyHandlers.ofInputStream());
            lines.body().read();
            lines.body().close();
        }

        assertThat(client.whole(plain(QUESTION).put("max_tokens", 2)).finishReason())
                .isEqualTo("length");
    }

    @Test
    void an_engine_that_nobody_wants_ends_and_is_there_again_when_it_is_wanted() throws Exception {
        var tiny = tiny(Pace.FASTEST, Duration.ofSeconds(2));
        var client = new TinyClient(tiny.baseUrl());
        client.get("/health");

        process(tiny).onExit().get(60, TimeUnit.SECONDS);

        assertThat(client.whole(plain(QUESTION)).finishReason()).isEqualTo("stop");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void an_engine_that_no_longer_answers_is_replaced() throws Exception {
        var tiny = tiny(Pace.FASTEST, Duration.ofMinutes(5));
        var client = new TinyClient(tiny.baseUrl());
        client.get("/health");
        var hanging = process(tiny);

        new ProcessBuilder("kill", "-STOP", Long.toString(hanging.pid()))
                .start()
                .waitFor();

        hanging.onExit().get(60, TimeUnit.SECONDS);
        assertThat(client.whole(plain(QUESTION)).finishReason()).isEqualTo("stop");
    }

    @Test
    void it_ends_with_the_application() throws Exception {
        var tiny = tiny(Pace.FASTEST, Duration.ofMinutes(5));
        new TinyClient(tiny.baseUrl()).get("/health");
        var engine = process(tiny);

        tiny.close();

        engine.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void it_ends_when_its_input_does_as_it_does_when_the_application_is_killed() throws Exception {
        var process = new ProcessBuilder(EngineCommand.of(Pace.FASTEST, TestWeights.named())).start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).contains(" is at http://127.0.0.1:");

            process.getOutputStream().close();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void weights_that_are_none_are_an_obstacle_and_not_a_crash(@TempDir Path folder) throws IOException {
        var noWeights = Files.writeString(folder.resolve("none.gguf"), "These are no weights.");
        var tiny = new EmbeddedTiny(Pace.FASTEST, Optional.of(noWeights));
        opened.add(tiny);

        tiny.baseUrl();

        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (tiny.obstacle().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(tiny.obstacle()).contains(TinyObstacle.DOES_NOT_START);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void it_takes_at_most_200_megabytes() throws IOException {
        var tiny = tiny(Pace.FASTEST, Duration.ofMinutes(5));
        var client = new TinyClient(tiny.baseUrl());
        for (int i = 0; i < 30; i++) {
            client.stream(step(QUESTION).put("seed", i).put("temperature", 1));
        }
        client.whole(plain("1 2 3 ".repeat(300)).put("max_tokens", 20));

        assertThat(peakKilobytes(process(tiny).pid())).isBetween(30_000L, 200_000L);
    }

    private static ProcessHandle process(EmbeddedTiny tiny) {
        return ProcessHandle.of(tiny.pid().orElseThrow()).orElseThrow();
    }

    private static long peakKilobytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
