package dev.stepwise.bench.program;

import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The calls of one run, in order.
 *
 * <p>The ideal is what they take at least: one directly after the other, each to its last token with text, which comes one interval a token
 * after the wait for the first.
 */
public record Calls(List<Call> all) {

    static final int TOKENS_PER_SECOND = 50;
    static final double FIRST_TOKEN_SECONDS = 0.15;

    public Calls {
        all = List.copyOf(all);
    }

    public double idealFirstStep() {
        return idealSeconds(all.getFirst());
    }

    public double idealAnswerBegin() {
        return idealEnd() - idealSeconds(all.getLast()) + FIRST_TOKEN_SECONDS;
    }

    public double idealEnd() {
        return all.stream().mapToDouble(Calls::idealSeconds).sum();
    }

    private static double idealSeconds(Call call) {
        return FIRST_TOKEN_SECONDS + (double) Math.max(0, call.textTokens() - 1) / TOKENS_PER_SECOND;
    }

    /** Milliseconds from a call's last byte to the next one's request, in the middle of all such pauses. */
    public double pause() {
        var pauses = IntStream.range(1, all.size())
                .mapToDouble(i ->
                        Duration.between(all.get(i - 1).ended(), all.get(i).came())
                                        .toNanos()
                                / 1e6)
                .sorted()
                .toArray();
        int middle = pauses.length / 2;
        return pauses.length % 2 == 1 ? pauses[middle] : (pauses[middle - 1] + pauses[middle]) / 2;
    }

    public int tokensAfterBrace() {
        return sum(all, Call::afterBrace);
    }

    /** Of the message bytes after the first call, the percentage that the server had seen before. */
    public double seenPercent() {
        return 100.0 * sum(later(), Call::seenBytes) / sum(later(), Call::messageBytes);
    }

    public int promptTokens() {
        return sum(all, Call::promptTokens);
    }

    public int cachedTokens() {
        return sum(all, Call::cachedTokens);
    }

    /** Prompt tokens after the first call that the server had not in its cache. */
    public int newTokens() {
        return sum(later(), Call::promptTokens) - sum(later(), Call::cachedTokens);
    }

    /** What {@link #newTokens()} would be if each prompt were the one before, its reply, and what is new. */
    public int idealNewTokens() {
        return IntStream.range(1, all.size())
                .map(i -> all.get(i).promptTokens()
                        - all.get(i - 1).promptTokens()
                        - all.get(i - 1).neededTokens())
                .sum();
    }

    public int completionTokens() {
        return sum(all, Call::sentTokens);
    }

    public int idealCompletionTokens() {
        return sum(all, Call::neededTokens);
    }

    /** How many replies went on after their brace, as the server was told to let them. */
    public int runOns() {
        return (int) all.stream().filter(call -> call.afterBrace() > 0).count();
    }

    private List<Call> later() {
        return all.subList(1, all.size());
    }

    private static int sum(List<Call> calls, ToIntFunction<Call> of) {
        return calls.stream().mapToInt(of).sum();
    }
}
