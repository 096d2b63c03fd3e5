package dev.stepwise.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.KeyRefused;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunOutcome.Answered;
import dev.stepwise.run.RunOutcome.Failed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a server says of itself, and what it refuses. */
class EngineCheckTest {

    private static final Optional<ApiKey> WRONG = Optional.of(new ApiKey("sk-of-nobody"));

    private final TestedServer server = TestedServer.get();

    @Test
    void the_check_finds_the_server_the_model_and_how_much_it_can_read() {
        assertThat(server.probe(server.key())).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.models()).contains(asked());
            if (found.flavor() == Flavor.LLAMA_CPP || found.flavor() == Flavor.VLLM) {
                assertThat(asked().contextTokens()).isPresent();
            }
        });
    }

    @Test
    void a_wrong_key_is_refused_and_the_run_says_so_after_one_attempt() throws InterruptedException {
        assumeFalse(server.probe(WRONG) instanceof Found, "NOT LOOKED AT: this server takes any key.");
        assertThat(server.probe(WRONG)).isInstanceOf(KeyRefused.class);

        var run = EngineRun.plain(known(WRONG, asked()), 20, "What is 2 + 2?");
        var end = run.go();

        assertThat(end)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isIn(Cause.UNAUTHORIZED, Cause.FORBIDDEN));
        assertThat(run.context().storedAttempts()).hasSize(1);
    }

    @Test
    void an_unknown_model_is_refused_or_the_server_answers_with_its_own() throws InterruptedException {
        var run = EngineRun.plain(
                known(server.key(), new OfferedModel("no-such-model", OptionalInt.empty())), 20, "What is 2 + 2?");
        var end = run.go();

        if (end instanceof Answered) {
            assertThat(reportedModel(run)).isNotEqualTo(Optional.of("no-such-model"));
        } else {
            assertThat(end)
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.cause()).isIn(Cause.NOT_FOUND, Cause.BAD_REQUEST));
        }
    }

    @Test
    void a_question_that_is_too_long_is_found_before_a_call_where_the_server_says_how_much_it_can_read()
            throws InterruptedException {
        var known = server.modelServer();
        var run = EngineRun.plain(known, 20, longerThan(known));

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.QUESTION_TOO_LONG));
        assertThat(run.context().storedAttempts()).isEmpty();
    }

    @Test
    void a_prompt_that_is_too_long_is_refused_and_the_refusal_is_known_for_what_it_is() throws InterruptedException {
        var unknownSize = new OfferedModel(asked().name(), OptionalInt.empty());
        var run = EngineRun.plain(known(server.key(), unknownSize), 20, longerThan(server.modelServer()));

        assertThat(run.go())
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.cause()).isEqualTo(Cause.CONTEXT_OVERFLOW));
        assertThat(run.context().storedAttempts())
                .extracting(Attempt::cause)
                .containsExactly(Optional.of(Cause.CONTEXT_OVERFLOW));
    }

    private OfferedModel asked() {
        return server.modelServer().models().getFirst();
    }

    private ModelServer known(Optional<ApiKey> key, OfferedModel model) {
        return new ModelServer(server.modelServer().ref(), server.baseUrl(), key, List.of(model));
    }

    /** The numbers have at least a token each. */
    private static String longerThan(ModelServer known) {
        var context = known.models().getFirst().contextTokens();
        assumeFalse(context.isEmpty(), "NOT LOOKED AT: this server does not say how much its model can read.");
        return "1 2 3 4 5 6 7 8 ".repeat(context.getAsInt() / 8 + 1);
    }

    private static Optional<String> reportedModel(EngineRun run) {
        return run.context().storedAttempts().getFirst().figures().orElseThrow().reportedModel();
    }
}
