/** Puts a new master key in the place of the one that model servers' keys are encrypted with. */
@NullMarked
package dev.stepwise.rotation;

import org.jspecify.annotations.NullMarked;
