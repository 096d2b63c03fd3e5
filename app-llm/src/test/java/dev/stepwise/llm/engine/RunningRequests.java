package dev.stepwise.llm.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** How many requests an engine works on, by its own metrics: vLLM's and llama.cpp's. */
final class RunningRequests {

    private static final Pattern RUNNING =
            Pattern.compile("(?m)^(?:llamacpp:requests_processing|vllm:num_requests_running(?:\\{[^}]*})?) ([0-9.]+)");

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TestedServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The test is skipped where the engine does not say it. */
    RunningRequests(TestedServer server) throws InterruptedException {
        this.server = server;
        if (now().isEmpty()) {
            abort("NOT LOOKED AT: " + server.baseUrl() + " does not say how many requests it works on.");
        }
    }

    /**
     * Asks again and again until it is so, but not so often that the engine does nothing else; says how long it took.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if it did not become so in time
     */
    Duration until(IntPredicate wanted, Duration atMost) {
        var began = System.nanoTime();
        await("running requests of the engine")
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(atMost)
                .until(() -> now().stream().anyMatch(wanted));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private OptionalInt now() throws InterruptedException {
        var address = URI.create(server.baseUrl().toString().replaceFirst("/v1/?$", "") + "/metrics");
        var request = HttpRequest.newBuilder(address);
        server.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.value()));
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return RUNNING.matcher(answer.body())
                    .results()
                    .mapToInt(found -> (int) Double.parseDouble(found.group(1)))
                    .reduce(Integer::sum);
        } catch (IOException unreachable) {
            return OptionalInt.empty();
        }
    }
}
