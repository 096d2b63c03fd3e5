package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * What stands in for a model server: this node's own tiny model or practice script, where they are allowed, or those that somebody serves at
 * a configured address. Each is one endpoint on all nodes, with a name that nobody takes for more than it is.
 *
 * @see "docs/decisions/0013-a-practice-server-that-says-what-it-is.md"
 * @see "docs/decisions/0016-a-tiny-model-of-its-own.md"
 */
@Component
class StandIns {

    static final String PRACTICE = "practice (scripted, no model)";
    static final String TINY = "stepwise-tiny (2 M parameters, a demonstration)";

    /** What the tiny model was trained with. */
    private static final OptionalInt TINY_CONTEXT = OptionalInt.of(2_048);

    private final StandIn allowed;
    private final TinyServer tiny;
    private final PracticeServer practice;
    private final EndpointRows rows;

    StandIns(StandInProperties properties, TinyServer tiny, PracticeServer practice, EndpointRows rows) {
        this.allowed = properties.standIn();
        this.tiny = tiny;
        this.practice = practice;
        this.rows = rows;
    }

    /** Why the tiny model does not stand in though it may; this may be known only some time after it was offered. */
    Optional<TinyObstacle> obstacle() {
        return allowed == StandIn.TINY ? tiny.obstacle() : Optional.empty();
    }

    /** Whether a person chose this one to stand in here; the tiny model is what stands in by default. */
    boolean isChosen(EndpointRef ref) {
        return allowed == StandIn.PRACTICE && ref.isPractice();
    }

    /** What stands in now; the server is started if it does not run yet. */
    Optional<ModelServer> offer() {
        return switch (allowed) {
            case TINY -> Optional.of(reach(rows.keepOwn(obstacle().isEmpty() ? Flavor.TINY : Flavor.PRACTICE)));
            case PRACTICE -> Optional.of(reach(rows.keepOwn(Flavor.PRACTICE)));
            case NONE -> Optional.empty();
        };
    }

    /** One that a run names; empty where it is not allowed any more, and for a tiny model that cannot run. */
    Optional<ModelServer> find(EndpointRef ref) {
        var allowedHere = ref.isTiny() ? allowed == StandIn.TINY && obstacle().isEmpty() : allowed != StandIn.NONE;
        return allowedHere ? Optional.of(reach(ref)) : Optional.empty();
    }

    private ModelServer reach(EndpointRef ref) {
        var baseUrl = ref.isTiny() ? tiny.baseUrl() : practice.baseUrl();
        return new ModelServer(ref, baseUrl, Optional.empty(), List.of(model(ref)));
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
