package dev.stepwise.endpoint;

import java.util.function.Consumer;

/** Looks for model servers: once when the node starts, then again while no model answers. */
public interface ModelServerFinder {

    /** How the last look ended; before the first one, as if nothing had been found. */
    ModelServerStatus status();

    /** Looks now, at all addresses at once, within a second; the node's start has done so before it serves a page. */
    ModelServerStatus findNow();

    /** Tells every status that differs from the one before, from now on, on a thread of the finder's. */
    Subscription onChange(Consumer<ModelServerStatus> listener);

    /** Ends the telling; closing it again does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
