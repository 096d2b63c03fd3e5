/** Many runs at once, and what came of each token between the model's socket and those who follow. */
@NullMarked
package dev.stepwise.bench.crowd;

import org.jspecify.annotations.NullMarked;
