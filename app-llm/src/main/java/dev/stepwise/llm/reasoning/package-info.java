/** The loops: plain Java, which calls a model through a port and tells what happens. */
@NullMarked
package dev.stepwise.llm.reasoning;

import org.jspecify.annotations.NullMarked;
