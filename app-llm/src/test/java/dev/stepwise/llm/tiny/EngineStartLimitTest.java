package dev.stepwise.llm.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.serving.Pace;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** How long somebody waits for the engine who asks it first; the best of three, for machines that have other things to do. */
@EnabledIf("dev.stepwise.llm.tiny.TestWeights#areThere")
class EngineStartLimitTest {

    private static final long LIMIT_SECONDS = 2;
    private static final int TRIES = 3;

    @Test
    void the_engine_says_where_it_is_within_two_seconds() throws Exception {
        var inTime = false;
        for (int i = 0; i < TRIES && !inTime; i++) {
            inTime = startsInTime();
        }
        assertThat(inTime).isTrue();
    }

    private static boolean startsInTime() throws Exception {
        var process = new ProcessBuilder(EngineCommand.of(Pace.FASTEST, TestWeights.named())).start();
        try {
            return CompletableFuture.supplyAsync(
                            () -> process.inputReader().lines().findFirst())
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .filter(line -> line.contains(" is at http://127.0.0.1:"))
                    .isPresent();
        } catch (TimeoutException late) {
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
