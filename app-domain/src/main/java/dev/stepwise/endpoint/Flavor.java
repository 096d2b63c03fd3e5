package dev.stepwise.endpoint;

/** What kind of server stands behind an OpenAI-compatible address; they differ in details of the protocol. */
public enum Flavor {
    VLLM,
    LLAMA_CPP,
    OLLAMA,
    SGLANG,
    OTHER,
    /** Stepwise's own scripted server, on the node that runs it. */
    PRACTICE,
    /** Stepwise's own tiny model, on the node that runs it. */
    TINY;

    /** Whether Stepwise itself answers, for want of a model server. */
    public boolean isStandIn() {
        return this == PRACTICE || this == TINY;
    }
}
