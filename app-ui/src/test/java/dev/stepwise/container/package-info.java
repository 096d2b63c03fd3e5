/** What is shipped for containers: the image as it runs, and the files that describe how. */
@NullMarked
package dev.stepwise.container;

import org.jspecify.annotations.NullMarked;
