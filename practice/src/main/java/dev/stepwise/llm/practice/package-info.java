/** A small OpenAI-compatible server that writes scripted reasoning, for tests, benches and developers. */
@NullMarked
package dev.stepwise.llm.practice;

import org.jspecify.annotations.NullMarked;
