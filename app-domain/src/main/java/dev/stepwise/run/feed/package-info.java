/** The live view of a run. */
@NullMarked
package dev.stepwise.run.feed;

import org.jspecify.annotations.NullMarked;
