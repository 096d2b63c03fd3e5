/** What thinking in steps changes: the same model, asked plainly and driven step by step, on questions whose answers are known. */
@NullMarked
package dev.stepwise.llm.thinking;

import org.jspecify.annotations.NullMarked;
