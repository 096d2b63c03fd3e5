/** The application. */
@NullMarked
package dev.stepwise;

import org.jspecify.annotations.NullMarked;
