/** The panel in which a person chooses the settings of a run. */
@NullMarked
package dev.stepwise.ui.settings;

import org.jspecify.annotations.NullMarked;
