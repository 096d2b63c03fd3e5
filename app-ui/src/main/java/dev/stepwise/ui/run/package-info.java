/** The page of a run: what it follows and what can be done there. */
@NullMarked
package dev.stepwise.ui.run;

import org.jspecify.annotations.NullMarked;
