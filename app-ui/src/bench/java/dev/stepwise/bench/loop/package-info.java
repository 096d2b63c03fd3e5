/** What Stepwise is compared with, on the same server and in the same run of the bench. */
@NullMarked
package dev.stepwise.bench.loop;

import org.jspecify.annotations.NullMarked;
