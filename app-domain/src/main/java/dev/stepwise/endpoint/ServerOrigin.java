package dev.stepwise.endpoint;

/** Where a model server of the registry comes from. */
public enum ServerOrigin {
    /** A node's configuration names it; its key stays there. */
    CONFIGURED,
    /** It answered at a usual port of a node's own machine. */
    FOUND,
    /** An administrator added it. */
    ADDED,
    /** The tiny model, or a practice script: one row each, which has no address of its own. */
    STAND_IN
}
