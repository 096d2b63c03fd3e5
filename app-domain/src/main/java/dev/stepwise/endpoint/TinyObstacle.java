package dev.stepwise.endpoint;

/** Why the tiny model cannot be used on a node. */
public enum TinyObstacle {
    /** This build was made without its weights. */
    NO_WEIGHTS,
    /** There is no llama.cpp for this computer. */
    NO_PROGRAM,
    /** llama.cpp is there, but does not start; the log says more. */
    DOES_NOT_START
}
