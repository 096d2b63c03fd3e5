/** Processes that Stepwise starts. */
@NullMarked
package dev.stepwise.process;

import org.jspecify.annotations.NullMarked;
