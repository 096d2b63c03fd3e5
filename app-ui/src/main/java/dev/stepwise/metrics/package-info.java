/** Figures for whoever operates Stepwise, on a port of their own. */
@NullMarked
package dev.stepwise.metrics;

import org.jspecify.annotations.NullMarked;
