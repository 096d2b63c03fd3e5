/** What an account asked, by day and by search. */
@NullMarked
package dev.stepwise.history;

import org.jspecify.annotations.NullMarked;
