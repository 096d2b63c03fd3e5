/** The frame around every screen: drawer, history, panel, and what is shown when something is not found or fails. */
@NullMarked
package dev.stepwise.ui.shell;

import org.jspecify.annotations.NullMarked;
