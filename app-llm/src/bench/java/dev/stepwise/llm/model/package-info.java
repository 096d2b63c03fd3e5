/** Measures what the ways of reasoning do with a model: on questions with one right answer, and on questions of all kinds. */
@NullMarked
package dev.stepwise.llm.model;

import org.jspecify.annotations.NullMarked;
