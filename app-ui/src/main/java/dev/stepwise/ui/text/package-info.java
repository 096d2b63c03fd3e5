/** The only way in which text that a model or a person wrote reaches a page. */
@NullMarked
package dev.stepwise.ui.text;

import org.jspecify.annotations.NullMarked;
