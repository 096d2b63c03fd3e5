/** Components that show a part of a run: they take its state and callbacks, and know no service, no route and no account. */
@NullMarked
package dev.stepwise.ui.run.part;

import org.jspecify.annotations.NullMarked;
