/** Asks a served tiny model the questions of its test set through the application's own loops. */
@NullMarked
package dev.stepwise.llm.tiny;

import org.jspecify.annotations.NullMarked;
