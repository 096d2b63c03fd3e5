/** What administrators did, to be read by administrators. */
@NullMarked
package dev.stepwise.account.audit;

import org.jspecify.annotations.NullMarked;
