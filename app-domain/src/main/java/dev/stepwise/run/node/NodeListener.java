package dev.stepwise.run.node;

/** Hears of the other nodes, on the thread that listens to them: it takes note and returns. */
public interface NodeListener {

    /** Another node called out. */
    void heard(Ping ping);

    /** There is another node, and until now there was none: what it may need of this one is still to be written. */
    default void joined() {}

    /** Pings may have been lost: this node begins to listen, at first or once more. */
    default void mayHaveMissed() {}

    /** Comes every 2 s while there are other nodes: the time to look for what was called out and lost. */
    default void pulse() {}
}
