/** Reads what a model writes: live while it is written, strictly at its end, leniently as a last resort. */
@NullMarked
package dev.stepwise.llm.reply;

import org.jspecify.annotations.NullMarked;
