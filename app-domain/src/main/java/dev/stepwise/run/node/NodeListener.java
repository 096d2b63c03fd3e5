package dev.stepwise.run.node;

/** Is told of the other nodes, on the thread that receives their pings: it takes note and returns quickly. */
public interface NodeListener {

    /** Another node sent a ping. */
    void heard(Ping ping);

    /** Another node is there, and until now there was none: what it may need of this one has to be written now. */
    default void joined() {}

    /** Pings may have been lost, for this node has just connected, for the first time or again. */
    default void mayHaveMissed() {}

    /** Comes every 2 s while there are other nodes: the time to look for changes whose ping was lost. */
    default void pulse() {}
}
