/** What was measured, beside what it is judged by: as a table, as JSON and as a plot. */
@NullMarked
package dev.stepwise.bench.figure;

import org.jspecify.annotations.NullMarked;
