/** Links by which people who have no account get one. */
@NullMarked
package dev.stepwise.account.invitation;

import org.jspecify.annotations.NullMarked;
