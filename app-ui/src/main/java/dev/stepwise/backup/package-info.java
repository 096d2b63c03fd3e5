/** Saving everything that Stepwise keeps into one file, and bringing it back, into the embedded database or another one. */
@NullMarked
package dev.stepwise.backup;

import org.jspecify.annotations.NullMarked;
