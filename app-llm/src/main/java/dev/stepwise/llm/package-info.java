/** Hands the loops and the way to a model server to the application. */
@NullMarked
package dev.stepwise.llm;

import org.jspecify.annotations.NullMarked;
