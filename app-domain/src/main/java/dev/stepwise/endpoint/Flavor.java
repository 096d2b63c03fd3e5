package dev.stepwise.endpoint;

/** What kind of server stands behind an OpenAI-compatible address; they differ in details of the protocol. */
public enum Flavor {
    VLLM,
    LLAMA_CPP,
    OLLAMA,
    SGLANG,
    OTHER,
    /** The practice script, a server for developers; earlier versions ran one on each node, and stored runs name it. */
    PRACTICE,
    /** Stepwise's own tiny model, on the node that runs it. */
    TINY;

    /** Whether it is of Stepwise's own making, and no model server. */
    public boolean isStandIn() {
        return this == PRACTICE || this == TINY;
    }
}
