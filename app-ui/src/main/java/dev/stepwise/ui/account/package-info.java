/** Who is logged in: the first account, login, logout, and what each request may do. */
@NullMarked
package dev.stepwise.ui.account;

import org.jspecify.annotations.NullMarked;
