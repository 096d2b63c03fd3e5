/** What can be set for a run, once: names, ranges, defaults, and the settings as a person asks for them and as a run keeps them. */
@NullMarked
package dev.stepwise.settings;

import org.jspecify.annotations.NullMarked;
