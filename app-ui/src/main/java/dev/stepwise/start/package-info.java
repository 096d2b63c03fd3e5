/** What stands before the first page: options, the data folder, the database, and the lines that say where things are. */
@NullMarked
package dev.stepwise.start;

import org.jspecify.annotations.NullMarked;
