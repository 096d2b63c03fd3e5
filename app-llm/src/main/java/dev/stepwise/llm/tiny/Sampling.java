package dev.stepwise.llm.tiny;

import java.util.Optional;

/**
 * How a reply is drawn. What is not said here is as llama.cpp has it by default: of the 40 likeliest tokens, those with at least a
 * twentieth of the likeliest one's probability.
 *
 * @param maxTokens at least 1
 * @param grammar that the reply has to follow
 */
record Sampling(double temperature, double topP, int seed, int maxTokens, Optional<String> grammar) {}
