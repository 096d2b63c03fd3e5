/** Nodes, model server and database as processes of their own, which can be made to fail, and what can be told from what they left. */
@NullMarked
package dev.stepwise.faults.cluster;

import org.jspecify.annotations.NullMarked;
