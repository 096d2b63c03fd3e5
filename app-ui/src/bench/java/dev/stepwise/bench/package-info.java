/** How fast Stepwise is in a real browser, beside a plain loop on the same server; started by {@code ./stepwise bench}. */
@NullMarked
package dev.stepwise.bench;

import org.jspecify.annotations.NullMarked;
