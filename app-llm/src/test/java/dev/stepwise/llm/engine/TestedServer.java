package dev.stepwise.llm.engine;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.llm.langchain4j.HttpModelServerProbe;
import dev.stepwise.llm.langchain4j.ModelHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The server that the contract is tested on: the one at {@code engine.url}, with {@code engine.model} and the key of
 * {@code STEPWISE_MODEL_API_KEY}; else llama.cpp's, from the packages in {@code engine.packages}.
 */
record TestedServer(URI baseUrl, Optional<ApiKey> key, Optional<LlamaCpp> own) {

    static final ModelHttp HTTP = new ModelHttp();

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static @Nullable TestedServer tested;

    /** The server, which is started if it is ours; the test is skipped where there is none. */
    static synchronized TestedServer get() {
        if (tested == null) {
            tested = find();
        }
        return tested;
    }

    private static TestedServer find() {
        var url = System.getProperty("engine.url", "");
        if (!url.isBlank()) {
            return new TestedServer(URI.create(url), keyFromEnvironment(), Optional.empty());
        }
        var packages = System.getProperty("engine.packages", "");
        assumeTrue(!packages.isBlank(), "NO REAL ENGINE: ./stepwise test engines gets one, or is given its address.");
        var own = new LlamaCpp(Path.of(packages));
        own.start();
        return new TestedServer(own.baseUrl(), Optional.of(new ApiKey(LlamaCpp.KEY)), Optional.of(own));
    }

    private static Optional<ApiKey> keyFromEnvironment() {
        return Optional.ofNullable(System.getenv("STEPWISE_MODEL_API_KEY"))
                .filter(key -> !key.isBlank())
                .map(ApiKey::new);
    }

    /** The engine, which may be killed; the test is skipped where it is somebody else's. */
    LlamaCpp ownEngine() {
        return own.orElseGet(() -> abort("NOT DONE TO A SERVER THAT IS SOMEBODY ELSE'S: " + baseUrl));
    }

    /** What the application's own check finds there. */
    ProbeResult probe(Optional<ApiKey> with) {
        return new HttpModelServerProbe(HTTP).probe(baseUrl, with, DEADLINE);
    }

    /** As the application knows it once it has found it, with the model that is asked. */
    ModelServer modelServer() {
        return at(baseUrl);
    }

    /** The same by another way there. */
    ModelServer at(URI address) {
        return switch (probe(key)) {
            case ProbeResult.Found(var flavor, var models) ->
                new ModelServer(
                        new EndpointRef(new EndpointId(new UUID(7, 7)), address.toString(), flavor),
                        address,
                        key,
                        List.of(chosen(models)));
            case ProbeResult.KeyRefused _ -> throw new AssertionError(baseUrl + " refuses the key.");
            case ProbeResult.KeyLost _ -> throw new AssertionError("A key that is in hand cannot be lost.");
            case ProbeResult.NotFound(var why) ->
                throw new AssertionError("No model server at " + baseUrl + ": " + why);
        };
    }

    private static OfferedModel chosen(List<OfferedModel> models) {
        var name = System.getProperty("engine.model", "");
        return models.stream()
                .filter(model -> name.isBlank() || model.name().equals(name))
                .findFirst()
                .orElseGet(() -> new OfferedModel(name, OptionalInt.empty()));
    }
}
