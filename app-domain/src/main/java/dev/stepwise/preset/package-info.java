/** Settings with a name. */
@NullMarked
package dev.stepwise.preset;

import org.jspecify.annotations.NullMarked;
