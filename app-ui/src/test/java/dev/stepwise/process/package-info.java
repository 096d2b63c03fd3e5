/** Programs as processes of their own, for tests that kill them and benches that measure them. */
@NullMarked
package dev.stepwise.process;

import org.jspecify.annotations.NullMarked;
