/** In which language a text is written. */
@NullMarked
package dev.stepwise.language;

import org.jspecify.annotations.NullMarked;
