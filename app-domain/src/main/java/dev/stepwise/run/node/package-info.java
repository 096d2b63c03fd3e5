/** How the nodes on one database hear of each other. */
@NullMarked
package dev.stepwise.run.node;

import org.jspecify.annotations.NullMarked;
