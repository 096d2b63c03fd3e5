/** The page of a run: question, answer, then the evidence. */
@NullMarked
package dev.stepwise.ui.run;

import org.jspecify.annotations.NullMarked;
