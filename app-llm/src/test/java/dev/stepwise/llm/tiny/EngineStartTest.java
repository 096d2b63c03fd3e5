package dev.stepwise.llm.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.process.ChildEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How an engine is started and ended, whatever it is: here a few lines of shell. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class EngineStartTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String ANSWERS = "echo tiny is at http://127.0.0.1:1/v1; exec sleep 60";

    @TempDir
    Path folder;

    private OnDemandEngine engine(String script) {
        return new OnDemandEngine(shell(script), LONG);
    }

    private List<String> shell(String script) {
        return List.of("/bin/sh", "-c", "cd '" + folder + "'; echo started >> starts; " + script);
    }

    private int starts() throws IOException {
        var log = folder.resolve("starts");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private void await(String what, BooleanSupplier isSo) {
        while (!isSo.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("It did not come to this: " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void whoever_comes_while_it_starts_waits_for_that_start_and_hears_of_its_failure() throws Exception {
        try (var engine = engine("while [ ! -e go ]; do sleep 0.05; done; echo no memory; exit 1")) {
            var failures =
                    Stream.generate(CompletableFuture<Throwable>::new).limit(3).toList();
            var callers = failures.stream()
                    .map(failure -> Thread.ofPlatform().start(() -> {
                        try {
                            engine.baseUrl();
                        } catch (IOException | InterruptedException failed) {
                            failure.complete(failed);
                        }
                    }))
                    .toList();
            await(
                    "all of them wait",
                    () -> callers.stream()
                            .map(Thread::getState)
                            .allMatch(state -> state == Thread.State.WAITING || state == Thread.State.BLOCKED));

            Files.createFile(folder.resolve("go"));

            for (var failure : failures) {
                assertThat(failure.get(30, TimeUnit.SECONDS))
                        .isInstanceOf(IOException.class)
                        .hasMessage("no memory");
            }
            assertThat(starts()).isOne();
        }
    }

    @Test
    void closing_ends_a_start_that_does_not_come_to_an_end() throws Exception {
        var engine = engine("echo $$ > pid; exec sleep 60");
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return engine.baseUrl();
            } catch (IOException | InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        });
        await("it starts", () -> isWritten("pid"));
        var process = ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();

        engine.close();

        process.onExit().get(30, TimeUnit.SECONDS);
        assertThatThrownBy(() -> waiting.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("was closed");
    }

    private boolean isWritten(String file) {
        try {
            return Files.exists(folder.resolve(file))
                    && Files.readString(folder.resolve(file)).endsWith("\n");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void the_process_gets_what_it_needs_of_the_environment_and_nothing_else() throws Exception {
        try (var engine = engine("env > environment; " + ANSWERS)) {
            engine.baseUrl();
        }

        // the shell itself sets some
        assertThat(Files.readAllLines(folder.resolve("environment")))
                .extracting(line -> line.replaceAll("=.*", ""))
                .contains("PATH")
                .filteredOn(name -> System.getenv().containsKey(name)
                        && !List.of("PWD", "OLDPWD", "SHLVL", "_").contains(name))
                .allMatch(ChildEnvironment::isNeeded);
        assertThat(List.of("STEPWISE_MODEL_API_KEY", "JAVA_TOOL_OPTIONS", "STEPWISE_DATABASE_PASSWORD"))
                .noneMatch(ChildEnvironment::isNeeded);
    }

    @Test
    void it_unpacks_where_it_is_told_to_and_else_where_this_process_has_its_temporary_files() {
        assertThat(EngineCommand.of(Pace.FASTEST, Optional.empty(), Optional.of(folder)))
                .contains("-Djava.io.tmpdir=" + folder);
        assertThat(EngineCommand.of(Pace.FASTEST, Optional.empty(), Optional.empty()))
                .contains("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    }

    @Test
    void an_engine_that_does_not_start_is_tried_again_later() throws Exception {
        var command = shell("[ -e memory ] || exit 1; " + ANSWERS);
        try (var tiny = new EmbeddedTiny(command, true, LONG, Duration.ZERO, Duration.ofMillis(200))) {
            tiny.baseUrl();
            await("it has failed", () -> tiny.obstacle().equals(Optional.of(TinyObstacle.DOES_NOT_START)));

            Files.createFile(folder.resolve("memory"));

            await("it has started", () -> tiny.obstacle().isEmpty());
            assertThat(tiny.pid()).isPresent();
        }
    }
}
