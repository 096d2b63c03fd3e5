/** One whole way through Stepwise, for the JDK to learn from: which classes a start and a question need, and how they are linked. */
@NullMarked
package dev.stepwise.rehearsal;

import org.jspecify.annotations.NullMarked;
