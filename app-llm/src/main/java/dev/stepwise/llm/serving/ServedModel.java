package dev.stepwise.llm.serving;

/**
 * What a server of ours offers, as it stands in its list of models.
 *
 * @param owner by which a probe knows the server
 * @param contextTokens that prompt and reply may have together
 */
public record ServedModel(String name, String owner, int contextTokens) {}
