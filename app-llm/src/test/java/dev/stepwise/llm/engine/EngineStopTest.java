package dev.stepwise.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.Directive;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.RunOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A run that is stopped takes no more of the engine. */
class EngineStopTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration PROMPT_IS_READ = Duration.ofSeconds(120);
    private static final Duration LET_GO_WITHIN = Duration.ofSeconds(1);

    private final TestedServer server = TestedServer.get();
    private final ModelServer known = server.modelServer();

    @Test
    void a_stop_while_the_prompt_is_read_ends_the_engines_work() throws Exception {
        var running = new RunningRequests(server);
        var run = EngineRun.plain(known, 20, promptThatTakesSeconds());
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = thread.submit(run::go);
            running.until(count -> count > 0, SOON);
            run.context().tell(new Directive.Stop());
            assertStopped(run, end.get());
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }
        assertThat(run.context().events(TextStreamed.class)).isEmpty();
        letGo(running, whilePromptIsRead());
    }

    /** llama.cpp looks whether anybody still waits only when it has read the whole prompt (llama.cpp#15232). */
    private Duration whilePromptIsRead() {
        return known.ref().flavor() == Flavor.LLAMA_CPP ? PROMPT_IS_READ : LET_GO_WITHIN;
    }

    @Test
    void a_stop_while_the_reply_is_written_ends_the_engines_work() throws InterruptedException {
        var run = EngineRun.plain(known, 2000, "Tell a long story about a ship, an island and a storm.");
        run.context().afterStoring(event -> {
            if (event instanceof TextStreamed) {
                run.context().tell(new Directive.Stop());
            }
        });

        assertStopped(run, run.go());
        assertThat(run.context().storedAttempts().getFirst().rawReply()).isNotBlank();
        letGo(new RunningRequests(server), LET_GO_WITHIN);
    }

    private static void letGo(RunningRequests running, Duration atMost) {
        var took = running.until(count -> count == 0, atMost);
        System.out.println("The engine let go after " + took.toMillis() + " ms.");
    }

    private static void assertStopped(EngineRun run, Object end) {
        assertThat(end).isInstanceOf(RunOutcome.Stopped.class);
        assertThat(run.context().storedAttempts())
                .singleElement()
                .extracting(Attempt::cause)
                .isEqualTo(Optional.of(Cause.STOPPED));
    }

    /** llama.cpp has to read all of it; other engines read fast. Other numbers each time, so that no cache knows them. */
    private String promptThatTakesSeconds() {
        int tokens = known.ref().flavor() == Flavor.LLAMA_CPP
                ? 400
                : known.models().getFirst().contextTokens().orElse(4_000) * 3 / 4;
        var random = new Random();
        return "Which of these numbers is the largest? "
                + random.ints(tokens / 4, 100, 1000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
