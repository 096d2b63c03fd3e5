/** Parts that every screen uses: icons, times, texts. */
@NullMarked
package dev.stepwise.ui.component;

import org.jspecify.annotations.NullMarked;
