/** The files that pages are made of, as the server gives them and as browsers may keep them. */
@NullMarked
package dev.stepwise.ui.file;

import org.jspecify.annotations.NullMarked;
