/** Whether secrets in the database can be read with the master key, and with nothing else. */
@NullMarked
package dev.stepwise.secret;

import org.jspecify.annotations.NullMarked;
