/** Makes runs happen: queue, claim, fence, resume and stop. */
@NullMarked
package dev.stepwise.run.execution;

import org.jspecify.annotations.NullMarked;
