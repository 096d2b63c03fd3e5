/** Model servers: which there are, and which models they offer. */
@NullMarked
package dev.stepwise.endpoint;

import org.jspecify.annotations.NullMarked;
