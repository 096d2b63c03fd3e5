/** What a person sees of bad questions, bad replies and bad servers, on the whole application. */
@NullMarked
package dev.stepwise.hostile;

import org.jspecify.annotations.NullMarked;
