package dev.stepwise.endpoint;

/** What a run's settings keep of a model server: never its address or key. */
public record EndpointRef(EndpointId id, String name, Flavor flavor) {

    /** Whether answers come from the practice script instead of a model. */
    public boolean isPractice() {
        return flavor == Flavor.PRACTICE;
    }

    /** Whether Stepwise's own tiny model answers. */
    public boolean isTiny() {
        return flavor == Flavor.TINY;
    }

    /** Whether what answers is of Stepwise's own making, and no model server. */
    public boolean isStandIn() {
        return flavor.isStandIn();
    }
}
