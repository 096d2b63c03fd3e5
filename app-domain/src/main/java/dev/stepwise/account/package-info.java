/** Who logs in. */
@NullMarked
package dev.stepwise.account;

import org.jspecify.annotations.NullMarked;
