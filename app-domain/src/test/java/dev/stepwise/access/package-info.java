/** Whether every service that a person calls keeps one person's things from another. */
@NullMarked
package dev.stepwise.access;

import org.jspecify.annotations.NullMarked;
