/** Where a question is asked. */
@NullMarked
package dev.stepwise.ui.ask;

import org.jspecify.annotations.NullMarked;
