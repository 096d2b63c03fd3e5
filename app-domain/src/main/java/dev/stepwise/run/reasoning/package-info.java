/** The contract between a run and a way of reasoning. */
@NullMarked
package dev.stepwise.run.reasoning;

import org.jspecify.annotations.NullMarked;
