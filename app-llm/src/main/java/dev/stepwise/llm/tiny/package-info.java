/** The tiny model of Stepwise's own: an OpenAI-compatible server around llama.cpp, in a process of its own that is started on demand. */
@NullMarked
package dev.stepwise.llm.tiny;

import org.jspecify.annotations.NullMarked;
