/** A small OpenAI-compatible HTTP server on the loopback address, for what Stepwise serves itself: the tiny model and, for developers, the practice script. */
@NullMarked
package dev.stepwise.llm.serving;

import org.jspecify.annotations.NullMarked;
