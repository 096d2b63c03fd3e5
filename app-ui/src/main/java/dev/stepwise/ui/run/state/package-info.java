/** What a page knows of a run, made from what is stored and what happens; no component. */
@NullMarked
package dev.stepwise.ui.run.state;

import org.jspecify.annotations.NullMarked;
