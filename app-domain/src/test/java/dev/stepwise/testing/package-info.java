/** What tests of all modules need: a PostgreSQL of their own, chosen once and never guessed. */
@NullMarked
package dev.stepwise.testing;

import org.jspecify.annotations.NullMarked;
