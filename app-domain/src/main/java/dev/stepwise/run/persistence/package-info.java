/** Questions, runs, steps and attempts in the database. */
@NullMarked
package dev.stepwise.run.persistence;

import org.jspecify.annotations.NullMarked;
