/** Finding a question again. */
@NullMarked
package dev.stepwise.ui.history;

import org.jspecify.annotations.NullMarked;
