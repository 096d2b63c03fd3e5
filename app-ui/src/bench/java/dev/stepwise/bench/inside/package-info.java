/** What the bench has run within the app's process; nothing else of the tests is there. */
@NullMarked
package dev.stepwise.bench.inside;

import org.jspecify.annotations.NullMarked;
