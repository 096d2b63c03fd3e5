package dev.stepwise.endpoint;

import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Machines whose addresses answer as a test says; it remembers which key each address was shown, and how it was reached. */
class ScriptedProbe implements ModelServerProbe {

    private final Map<URI, ProbeResult> answers = new ConcurrentHashMap<>();
    final Map<URI, Optional<ApiKey>> asked = new ConcurrentHashMap<>();
    final Map<URI, Connection> reached = new ConcurrentHashMap<>();

    ScriptedProbe answers(String url, ProbeResult result) {
        answers.put(URI.create(url), result);
        return this;
    }

    static Found found(Flavor flavor, String... models) {
        return new Found(
                flavor,
                Stream.of(models)
                        .map(name -> new OfferedModel(name, OptionalInt.of(8192)))
                        .toList());
    }

    @Override
    public ProbeResult probe(URI baseUrl, Connection connection, Duration deadline) {
        asked.put(baseUrl, connection.key());
        reached.put(baseUrl, connection);
        return answers.getOrDefault(baseUrl, new NotFound(new NoServer.Network(NetworkFault.UNREACHABLE)));
    }
}
