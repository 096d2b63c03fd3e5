package dev.stepwise.llm.thinking;

import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.llm.langchain4j.HttpModelServerProbe;
import dev.stepwise.llm.langchain4j.ModelHttp;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.llm.tiny.EmbeddedTiny;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Where questions are asked at the same time: the tiny model has an engine for each lane, another server is one for all. */
final class Lanes implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final List<EmbeddedTiny> engines = new ArrayList<>();
    private final List<ModelServer> servers = new ArrayList<>();

    private Lanes() {}

    /** @throws IOException if no model answers; its message is a sentence for a person */
    static Lanes open(ThinkingOptions options) throws IOException {
        var lanes = new Lanes();
        try {
            for (int lane = 0; lane < options.atOnce(); lane++) {
                lanes.servers.add(server(
                        options, options.url().isPresent() ? options.url().get() : lanes.tiny(options)));
            }
        } catch (IOException | RuntimeException failed) {
            lanes.close();
            throw failed;
        }
        return lanes;
    }

    private URI tiny(ThinkingOptions options) throws IOException {
        var tiny = new EmbeddedTiny(Pace.FASTEST, options.weights());
        engines.add(tiny);
        if (tiny.obstacle().isPresent()) {
            throw new IOException(
                    "The tiny model cannot be used here: " + tiny.obstacle().get() + ".");
        }
        return tiny.baseUrl();
    }

    private static ModelServer server(ThinkingOptions options, URI url) throws IOException {
        var answer = new HttpModelServerProbe(new ModelHttp()).probe(url, Connection.with(options.key()), DEADLINE);
        if (!(answer instanceof Found found)) {
            throw new IOException("No model server answers at " + url + ": " + answer);
        }
        var listed = found.models().stream()
                .filter(model ->
                        options.model().isEmpty() || options.model().get().equals(model.name()))
                .findFirst();
        var model = listed.orElseGet(() -> new OfferedModel(options.model().orElseThrow(), OptionalInt.empty()));
        var ref = new EndpointRef(new EndpointId(new UUID(7, 7)), url.toString(), found.flavor());
        return new ModelServer(ref, url, options.key(), List.of(model));
    }

    List<ModelServer> servers() {
        return List.copyOf(servers);
    }

    /** Whether what is asked is the tiny model, wherever it is served. */
    boolean areTiny() {
        return servers.getFirst().ref().isTiny();
    }

    String model() {
        return servers.getFirst().models().getFirst().name();
    }

    String place() {
        return engines.isEmpty() ? servers.getFirst().baseUrl().toString() : "this computer";
    }

    @Override
    public void close() throws IOException {
        for (var engine : engines) {
            engine.close();
        }
    }
}
