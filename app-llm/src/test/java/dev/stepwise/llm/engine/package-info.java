/** What holds with any model server: the loops and the calls, tested on a real engine with a real model. */
@NullMarked
package dev.stepwise.llm.engine;

import org.jspecify.annotations.NullMarked;
