/** The vocabulary of runs: what a run is, what happens to it, and what can be asked of it. */
@NullMarked
package dev.stepwise.run;

import org.jspecify.annotations.NullMarked;
