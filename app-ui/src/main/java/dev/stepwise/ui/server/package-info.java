/** Model servers on pages: how they stand, and what administrators do with them. */
@NullMarked
package dev.stepwise.ui.server;

import org.jspecify.annotations.NullMarked;
