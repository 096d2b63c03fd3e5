/** The programs that are measured, as processes of their own: what they say, and what they take. */
@NullMarked
package dev.stepwise.bench.program;

import org.jspecify.annotations.NullMarked;
