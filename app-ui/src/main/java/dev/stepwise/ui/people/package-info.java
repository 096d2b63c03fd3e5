/** The people who have accounts, for administrators. */
@NullMarked
package dev.stepwise.ui.people;

import org.jspecify.annotations.NullMarked;
