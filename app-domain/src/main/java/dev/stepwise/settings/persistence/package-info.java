/** Settings as columns, for the tables that hold them. */
@NullMarked
package dev.stepwise.settings.persistence;

import org.jspecify.annotations.NullMarked;
