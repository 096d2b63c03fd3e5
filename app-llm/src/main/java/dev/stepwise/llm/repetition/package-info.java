/** Finds texts that say the same over and over, while they are written. */
@NullMarked
package dev.stepwise.llm.repetition;

import org.jspecify.annotations.NullMarked;
