/** What administrators did, for administrators. */
@NullMarked
package dev.stepwise.ui.audit;

import org.jspecify.annotations.NullMarked;
