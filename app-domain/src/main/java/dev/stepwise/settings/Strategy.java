package dev.stepwise.settings;

/** A way of reasoning. */
public enum Strategy {
    /** The chain: one model call a step, then one for the answer. */
    STEPS,
    /** The baseline: the question alone, one call, none of the chain's prompts. */
    DIRECT,
    /** One call, in which the model is asked to think in free text before it answers. */
    ONE_CALL,
    /** One call, in which the model is asked for the answer alone, in at most 40 tokens. */
    ANSWER_ONLY
}
