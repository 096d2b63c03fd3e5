/** A small OpenAI-compatible server that writes scripted reasoning, for a first look without a model. */
@NullMarked
package dev.stepwise.llm.practice;

import org.jspecify.annotations.NullMarked;
