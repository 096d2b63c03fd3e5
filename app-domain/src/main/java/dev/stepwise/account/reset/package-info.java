/** Links by which somebody who cannot log in sets another password. */
@NullMarked
package dev.stepwise.account.reset;

import org.jspecify.annotations.NullMarked;
