package dev.stepwise.endpoint;

/** How much the model is told about thinking in steps. */
public enum PromptStyle {
    /** Rules for careful work. */
    CAREFUL,
    /** One or two sentences. */
    SHORT,
    /** Nothing: the question alone, then short turns. */
    NONE
}
