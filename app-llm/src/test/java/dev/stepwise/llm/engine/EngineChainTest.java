package dev.stepwise.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.Cause;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunOutcome.Answered;
import dev.stepwise.run.RunOutcome.Failed;
import dev.stepwise.run.StepKind;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs: whatever the model writes, what is stored of it is what the engine sent. */
class EngineChainTest {

    private static final List<String> QUESTIONS =
            List.of("How many Rs are in strawberry?", "What is 47 + 36?", "为什么天是蓝的？");

    private final TestedServer server = TestedServer.get();

    @ParameterizedTest
    @EnumSource
    void three_chains_are_stored_as_they_were_sent_and_end(OutputMode mode) throws InterruptedException {
        var ends = new ArrayList<ReasoningEnd>();
        for (var question : QUESTIONS) {
            try (var proxy = new RecordingProxy(server.baseUrl())) {
                var settings = EngineRun.shortSettings().outputMode(mode).build();
                var run = EngineRun.of(server.at(proxy.baseUrl()), settings, question);
                var end = run.go();
                print(mode + ", " + question, run, end);

                assertThat(new StoredAsSent(run.context(), proxy.exchanges()).violations())
                        .isEmpty();
                assertIsOver(end, run);
                assertReusesPrefixes(proxy.exchanges());
                ends.add(end);
            }
        }
        assertThat(ends).as("a chain that came to an answer").hasAtLeastOneElementOfType(Answered.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STEPS")
    void an_answer_without_steps_is_stored_as_it_was_sent(Strategy strategy) throws InterruptedException {
        try (var proxy = new RecordingProxy(server.baseUrl())) {
            var settings = EngineRun.shortSettings().strategy(strategy).build();
            var run = EngineRun.of(server.at(proxy.baseUrl()), settings, QUESTIONS.getFirst());

            assertThat(run.go()).isInstanceOf(Answered.class);

            assertThat(new StoredAsSent(run.context(), proxy.exchanges()).violations())
                    .isEmpty();
            assertThat(run.context().stored())
                    .singleElement()
                    .satisfies(step -> assertThat(step.ref().kind()).isEqualTo(StepKind.ANSWER));
        }
    }

    /** A question that small models answer with one word without end; whether this one does, its reply says. */
    @Test
    void a_reply_that_says_the_same_over_and_over_is_not_paid_for_to_its_limit() throws InterruptedException {
        int limit = 600;
        try (var proxy = new RecordingProxy(server.baseUrl())) {
            var settings = EngineRun.shortSettings()
                    .strategy(Strategy.DIRECT)
                    .set(NumberSetting.ANSWER_TOKENS, limit)
                    .build();
            var run = EngineRun.of(server.at(proxy.baseUrl()), settings, "Write down all words that rhyme with cat.");
            var end = run.go();
            print("a loop", run, end);

            assertThat(new StoredAsSent(run.context(), proxy.exchanges()).violations())
                    .isEmpty();
            assertThat(run.context().storedAttempts().stream().filter(EngineChainTest::isLoop))
                    .allSatisfy(attempt -> assertThat(written(attempt)).isLessThan(limit));
        }
    }

    /** A weak model may write nothing that can be taken, three times; all else is a fault of ours or of the engine. */
    private static void assertIsOver(ReasoningEnd end, EngineRun run) {
        switch (end) {
            case Answered _ ->
                assertThat(run.context().stored().getLast().ref().kind()).isEqualTo(StepKind.ANSWER);
            case Failed failed -> assertThat(failed.cause().kind()).isEqualTo(Cause.Kind.REPLY);
            default -> throw new AssertionError("A chain ended with " + end);
        }
    }

    /** From the second request on; where the engine counts what came from its cache. */
    private static void assertReusesPrefixes(List<Exchange> exchanges) {
        var counted = exchanges.stream()
                .skip(1)
                .filter(exchange -> exchange.cachedTokens().isPresent())
                .toList();
        int cached =
                counted.stream().mapToInt(one -> one.cachedTokens().getAsInt()).sum();
        int prompt =
                counted.stream().mapToInt(one -> one.promptTokens().orElse(0)).sum();
        System.out.println(
                counted.isEmpty()
                        ? "NOT LOOKED AT: the engine does not say what came from its cache."
                        : format(
                                "Of the prompts, the first one left out, %.1f %% came from the engine's cache.",
                                100.0 * cached / prompt));
        if (!counted.isEmpty()) {
            assertThat(2 * cached)
                    .as(
                            "cached of %s tokens; a request may go to another slot while the one before is still being closed",
                            prompt)
                    .isGreaterThan(prompt);
        }
    }

    private static void print(String name, EngineRun run, ReasoningEnd end) {
        System.out.println(name + ": " + end);
        for (var attempt : run.context().storedAttempts()) {
            System.out.println("  " + attempt.ref() + " " + attempt.ending() + " "
                    + attempt.cause().map(Enum::name).orElse("") + " " + written(attempt) + " tokens");
        }
    }

    private static boolean isLoop(Attempt attempt) {
        return attempt.ref().ordinal() == 1
                && attempt.cause().filter(Cause.LOOP::equals).isPresent();
    }

    private static int written(Attempt attempt) {
        return attempt.figures().orElseThrow().tokens().completion().orElse(0);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
