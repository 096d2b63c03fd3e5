package dev.stepwise.llm.engine;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.Connection;
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
 * The server that is asked: one at an address, else llama.cpp's, from the packages in the folder that {@code engine.packages} names. The
 * contract is tested on the one at {@code engine.url}, with {@code engine.model}; its key is in {@code STEPWISE_MODEL_API_KEY}.
 *
 * @param model empty: its first
 */
public record TestedServer(URI baseUrl, Optional<ApiKey> key, Optional<String> model, Optional<LlamaCpp> own) {

    static final ModelHttp HTTP = new ModelHttp();

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static @Nullable TestedServer tested;

    /** The server of the contract, which is started if it is ours; the test is skipped where there is none. */
    static synchronized TestedServer get() {
        if (tested == null) {
            var url = property("engine.url").map(URI::create);
            assumeTrue(
                    url.isPresent() || property("engine.packages").isPresent(),
                    "NO REAL ENGINE: ./stepwise test engines gets one, or is given its address.");
            tested = at(url, property("engine.model"));
        }
        return tested;
    }

    /** @throws IllegalStateException if there is no address, and our own engine cannot be started */
    public static TestedServer at(Optional<URI> url, Optional<String> model) {
        if (url.isPresent()) {
            return new TestedServer(url.get(), keyFromEnvironment(), model, Optional.empty());
        }
        var packages = property("engine.packages")
                .orElseThrow(() -> new IllegalStateException("There is no folder with an engine's packages."));
        var own = new LlamaCpp(Path.of(packages));
        own.start();
        return new TestedServer(own.baseUrl(), Optional.of(new ApiKey(LlamaCpp.KEY)), model, Optional.of(own));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
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
        return new HttpModelServerProbe(HTTP).probe(baseUrl, Connection.with(with), DEADLINE);
    }

    /** As the application knows it once it has found it, with the model that is asked. */
    public ModelServer modelServer() {
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

    private OfferedModel chosen(List<OfferedModel> models) {
        return models.stream()
                .filter(offered -> model.isEmpty() || offered.name().equals(model.get()))
                .findFirst()
                .orElseGet(() -> new OfferedModel(model.orElseThrow(), OptionalInt.empty()));
    }
}
