/** What is said of a run and its steps, as text; no component. */
@NullMarked
package dev.stepwise.ui.run.words;

import org.jspecify.annotations.NullMarked;
