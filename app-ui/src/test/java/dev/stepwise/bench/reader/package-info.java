/** People at real browsers. */
@NullMarked
package dev.stepwise.bench.reader;

import org.jspecify.annotations.NullMarked;
