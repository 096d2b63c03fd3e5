/** Where the pages of runs are. */
@NullMarked
package dev.stepwise.ui.run.navigation;

import org.jspecify.annotations.NullMarked;
