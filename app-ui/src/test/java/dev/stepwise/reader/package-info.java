/** People at real browsers. */
@NullMarked
package dev.stepwise.reader;

import org.jspecify.annotations.NullMarked;
