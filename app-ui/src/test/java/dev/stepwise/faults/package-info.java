/**
 * What happens to runs when processes, the database, the network and the model server fail: the packaged app as processes of its own, and
 * real failures. Not part of the tests of each build; {@code ./stepwise test} plays them after the others.
 */
@NullMarked
package dev.stepwise.faults;

import org.jspecify.annotations.NullMarked;
