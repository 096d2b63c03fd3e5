package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.KeyRefused;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Probes candidates, all addresses of all of them at once. */
@Component
class CandidateSearch {

    private final ModelServerProbe probe;

    CandidateSearch(ModelServerProbe probe) {
        this.probe = probe;
    }

    /** What a candidate answered, and how long that took. */
    record Answer(ModelServerReport report, Duration took) {}

    /** An answer for each candidate, in their order, within the deadline even if a probe overstays it. */
    List<Answer> search(List<Candidate> candidates, Duration deadline) throws InterruptedException {
        var probes = candidates.stream()
                .flatMap(candidate ->
                        candidate.baseUrls().stream().map(url -> probing(url, candidate.connection(), deadline)))
                .toList();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var ends = threads.invokeAll(probes, deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .iterator();
            var answers = new ArrayList<Answer>();
            for (var candidate : candidates) {
                var tried = candidate.baseUrls().stream()
                        .map(url -> answer(url, ends.next(), deadline))
                        .toList();
                answers.add(best(tried));
            }
            return answers;
        } finally {
            // not close(), which would wait for a probe that overstays
            threads.shutdownNow();
        }
    }

    private record Timed(ProbeResult result, Duration took) {}

    private Callable<Timed> probing(URI url, Connection connection, Duration deadline) {
        return () -> {
            long asked = System.nanoTime();
            var result = probe.probe(url, connection, deadline);
            return new Timed(result, Duration.ofNanos(System.nanoTime() - asked));
        };
    }

    private static Answer answer(URI url, Future<Timed> end, Duration deadline) {
        var timed = switch (end.state()) {
            case SUCCESS -> end.resultNow();
            case FAILED ->
                new Timed(
                        new NotFound(new NoServer.Broken(
                                end.exceptionNow().getClass().getSimpleName())),
                        Duration.ZERO);
            case CANCELLED, RUNNING -> new Timed(new NotFound(NoServer.Reason.TOO_LATE), deadline);
        };
        return new Answer(new ModelServerReport(url, timed.result()), timed.took());
    }

    /** Of one server's addresses: where it answered, else where it wanted a key, else the likeliest. */
    private static Answer best(List<Answer> tried) {
        return first(tried, Found.class)
                .or(() -> first(tried, KeyRefused.class))
                .orElse(tried.getFirst());
    }

    private static Optional<Answer> first(List<Answer> tried, Class<? extends ProbeResult> kind) {
        return tried.stream()
                .filter(answer -> kind.isInstance(answer.report().result()))
                .findFirst();
    }
}
