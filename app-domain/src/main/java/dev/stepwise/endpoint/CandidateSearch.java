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

    /** A report for each candidate, in their order, within the deadline even if a probe overstays it. */
    List<ModelServerReport> search(List<Candidate> candidates, Duration deadline) throws InterruptedException {
        var probes = candidates.stream()
                .flatMap(candidate -> candidate.baseUrls().stream().map(url -> probing(url, candidate.key(), deadline)))
                .toList();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var ends = threads.invokeAll(probes, deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .iterator();
            var reports = new ArrayList<ModelServerReport>();
            for (var candidate : candidates) {
                var tried = candidate.baseUrls().stream()
                        .map(url -> new ModelServerReport(url, result(ends.next())))
                        .toList();
                reports.add(best(tried));
            }
            return reports;
        } finally {
            // not close(), which would wait for a probe that overstays
            threads.shutdownNow();
        }
    }

    private Callable<ProbeResult> probing(URI url, Optional<ApiKey> key, Duration deadline) {
        return () -> probe.probe(url, key, deadline);
    }

    private static ProbeResult result(Future<ProbeResult> end) {
        return switch (end.state()) {
            case SUCCESS -> end.resultNow();
            case FAILED ->
                new NotFound(new NoServer.Broken(end.exceptionNow().getClass().getSimpleName()));
            case CANCELLED, RUNNING -> new NotFound(NoServer.Reason.TOO_LATE);
        };
    }

    /** Of one server's addresses: where it answered, else where it wanted a key, else the likeliest. */
    private static ModelServerReport best(List<ModelServerReport> tried) {
        return first(tried, Found.class)
                .or(() -> first(tried, KeyRefused.class))
                .orElse(tried.getFirst());
    }

    private static Optional<ModelServerReport> first(List<ModelServerReport> tried, Class<? extends ProbeResult> kind) {
        return tried.stream().filter(report -> kind.isInstance(report.result())).findFirst();
    }
}
