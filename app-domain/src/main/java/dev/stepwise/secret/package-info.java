/** Secrets that lie in the database: encrypted under a master key that does not. */
@NullMarked
package dev.stepwise.secret;

import org.jspecify.annotations.NullMarked;
