/** A history as it is after years, and how long pages and searches of it take at the database. */
@NullMarked
package dev.stepwise.bench.history;

import org.jspecify.annotations.NullMarked;
