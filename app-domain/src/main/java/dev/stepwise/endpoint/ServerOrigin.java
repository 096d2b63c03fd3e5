package dev.stepwise.endpoint;

/** Where a model server of the registry comes from. */
public enum ServerOrigin {
    /** A node's configuration names it; its key stays there. */
    CONFIGURED,
    /** It answered at a usual port of a node's own machine. */
    FOUND,
    /** An administrator added it. */
    ADDED,
    /** Stepwise's own practice script or tiny model. */
    STAND_IN
}
