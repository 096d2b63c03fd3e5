/** A small OpenAI-compatible HTTP server on the loopback address, for what Stepwise serves itself: the practice script and the tiny model. */
@NullMarked
package dev.stepwise.llm.serving;

import org.jspecify.annotations.NullMarked;
