package dev.stepwise.bench.crowd;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a crowd's calls took beyond the pace of the model server. */
record Steps(List<SentCall> calls, Pace pace) {

    /**
     * Milliseconds from each call to the next one of its run, less the time that the model takes at its pace to the end mark: all that is
     * not the model's, its server's own lateness included.
     */
    Distribution overhead() {
        return Distribution.of(byRun().values().stream()
                .flatMapToDouble(run -> IntStream.range(1, run.size())
                        .mapToDouble(i -> (run.get(i).came() - run.get(i - 1).came() - ideal(run.get(i - 1))) / 1e3))
                .toArray());
    }

    private Map<String, List<SentCall>> byRun() {
        return calls.stream()
                .sorted(Comparator.comparing(SentCall::came))
                .collect(Collectors.groupingBy(SentCall::run));
    }

    private double ideal(SentCall call) {
        return pace.microsUntil(call.tokens() - 1);
    }

    /** Milliseconds by which the model server sent its tokens later than at its pace. */
    Distribution serverLateness() {
        return Distribution.of(calls.stream()
                .flatMapToDouble(call -> IntStream.range(0, call.tokens())
                        .mapToDouble(token -> (call.sentAfter()[token] - pace.microsUntil(token)) / 1e3))
                .toArray());
    }

    /** Milliseconds from when a token was due to when the whole reply was there: what a reader waits who is shown whole steps. */
    Distribution untilWhole() {
        return Distribution.of(calls.stream()
                .flatMapToDouble(call -> IntStream.range(0, call.tokens() - 1)
                        .mapToDouble(token -> (call.sentAfter()[call.tokens() - 1] - pace.microsUntil(token)) / 1e3))
                .toArray());
    }

    double tokensPerSecond() {
        long from = calls.stream().mapToLong(SentCall::came).min().orElse(0);
        long to = calls.stream()
                .mapToLong(call -> call.sentAt(call.tokens() - 1))
                .max()
                .orElse(1);
        return 1e6 * calls.stream().mapToInt(SentCall::tokens).sum() / (to - from);
    }

    /**
     * Milliseconds from the sending of each token to the first sight of it.
     *
     * @param readable how much of a step there was to see when each token of its call had been sent
     */
    Distribution textLateness(
            Map<String, Map<Integer, Sights>> seen,
            Map<String, Map<Integer, KeptStep>> kept,
            BiFunction<KeptStep, SentCall, int[]> readable) {
        return Distribution.of(calls.stream()
                .flatMapToDouble(call -> {
                    var sights = seen.getOrDefault(call.run(), Map.of()).get(call.place());
                    var step = kept.getOrDefault(call.run(), Map.of()).get(call.place());
                    return sights == null || step == null
                            ? DoubleStream.empty()
                            : DoubleStream.of(sights.lateness(call, readable.apply(step, call)));
                })
                .toArray());
    }
}
