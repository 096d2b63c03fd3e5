/** What every request must fulfil before anything else looks at it. */
@NullMarked
package dev.stepwise.request;

import org.jspecify.annotations.NullMarked;
