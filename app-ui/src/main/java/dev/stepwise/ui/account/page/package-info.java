/** The page on which a person looks after their own account. */
@NullMarked
package dev.stepwise.ui.account.page;

import org.jspecify.annotations.NullMarked;
