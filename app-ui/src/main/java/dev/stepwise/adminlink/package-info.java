/** Lets an administrator in again who is locked out, by whoever is on the machine. */
@NullMarked
package dev.stepwise.adminlink;

import org.jspecify.annotations.NullMarked;
