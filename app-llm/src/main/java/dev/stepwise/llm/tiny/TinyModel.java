package dev.stepwise.llm.tiny;

import dev.stepwise.llm.serving.ServedModel;

/** How the tiny model is listed among models. */
public final class TinyModel {

    /** Stands wherever a model's name stands, so that nobody takes it for more than it is. */
    public static final String NAME = "stepwise-tiny (2 M parameters, a demonstration)";

    /** By which a probe knows the tiny model's server. */
    public static final String OWNER = "stepwise-tiny";

    /** Tokens that prompt and reply may have together. */
    public static final int CONTEXT_TOKENS = 2_048;

    static final ServedModel SERVED = new ServedModel(NAME, OWNER, CONTEXT_TOKENS);

    private TinyModel() {}
}
