package dev.stepwise.settings;

/** A way of reasoning. */
public enum Strategy {
    /** The chain: one model call a step, then one for the answer. */
    STEPS,
    /** The baseline: the question alone, one call, none of the chain's prompts. */
    DIRECT
}
