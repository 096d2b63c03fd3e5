/** The texts that the loops send, per language. */
@NullMarked
package dev.stepwise.llm.prompt;

import org.jspecify.annotations.NullMarked;
