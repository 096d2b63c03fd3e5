package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.ServedModel;

/** How the practice script is listed among models. */
public final class PracticeModel {

    /** Stands wherever a model's name stands, so that nobody takes the script for a model. */
    public static final String NAME = "practice (scripted, no model)";

    /** By which a probe knows the practice server. */
    public static final String OWNER = "stepwise-practice";

    /** Tokens that prompt and reply may have together. */
    public static final int CONTEXT_TOKENS = 18_016;

    static final ServedModel SERVED = new ServedModel(NAME, OWNER, CONTEXT_TOKENS);

    private PracticeModel() {}
}
