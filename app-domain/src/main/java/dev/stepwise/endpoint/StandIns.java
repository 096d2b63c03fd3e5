package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * What stands in for a model server: this node's own tiny model, where it is allowed and can run, or a tiny model or practice script that
 * somebody serves at a configured address. Each is one endpoint on all nodes, with a name that nobody takes for more than it is.
 *
 * @see "docs/decisions/0016-a-tiny-model-of-its-own.md"
 * @see "docs/decisions/0036-one-stand-in.md"
 */
@Component
class StandIns {

    static final String PRACTICE = "practice (scripted, no model)";
    static final String TINY = "stepwise-tiny (2 M parameters, a demonstration)";

    /** What the tiny model was trained with. */
    private static final OptionalInt TINY_CONTEXT = OptionalInt.of(2_048);

    private final StandIn allowed;
    private final TinyServer tiny;
    private final EndpointRows rows;

    StandIns(StandInProperties properties, TinyServer tiny, EndpointRows rows) {
        this.allowed = properties.standIn();
        this.tiny = tiny;
        this.rows = rows;
    }

    /** Why the tiny model does not stand in though it may; this may be known only some time after it was offered. */
    Optional<TinyObstacle> obstacle() {
        return allowed == StandIn.TINY ? tiny.obstacle() : Optional.empty();
    }

    /** What stands in now; the server is started if it does not run yet. */
    Optional<ModelServer> offer() {
        return canRun() ? Optional.of(reach(rows.keepOwn(Flavor.TINY))) : Optional.empty();
    }

    /** The tiny model that a run names, where it may stand in and can run; empty for the practice script, which is no part of a node. */
    Optional<ModelServer> find(EndpointRef ref) {
        return ref.isTiny() && canRun() ? Optional.of(reach(ref)) : Optional.empty();
    }

    private boolean canRun() {
        return allowed == StandIn.TINY && obstacle().isEmpty();
    }

    private ModelServer reach(EndpointRef ref) {
        return new ModelServer(ref, tiny.baseUrl(), Optional.empty(), List.of(model(ref)));
    }

    private static OfferedModel model(EndpointRef ref) {
        return ref.isTiny() ? new OfferedModel(TINY, TINY_CONTEXT) : new OfferedModel(PRACTICE, OptionalInt.empty());
    }

    /** One that is somebody's configured model server: it is the same script or model, so it has the same name and row. */
    ModelServer at(URI baseUrl, Optional<ApiKey> key, ProbeResult.Found found) {
        var contextTokens = found.models().stream()
                .findFirst()
                .map(OfferedModel::contextTokens)
                .orElse(OptionalInt.empty());
        var model = new OfferedModel(name(found.flavor()), contextTokens);
        return new ModelServer(rows.keepOwn(found.flavor()), baseUrl, key, List.of(model));
    }

    /** The same while it does not answer. */
    ModelServer unseenAt(EndpointRef ref, URI baseUrl, Optional<ApiKey> key) {
        return new ModelServer(ref, baseUrl, key, List.of(model(ref)));
    }

    /** What stands wherever the server's or the model's name does. */
    static String name(Flavor flavor) {
        return flavor == Flavor.TINY ? TINY : PRACTICE;
    }
}
