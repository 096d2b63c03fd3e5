package dev.stepwise.endpoint;

import java.util.Map;
import java.util.function.Consumer;

/** Looks for model servers: when the node starts, then regularly while no model answers, somebody follows or a server is used. */
public interface ModelServerFinder {

    /** How the last look ended; before the first one, as if nothing had been found. */
    ModelServerStatus status();

    /** Looks now, at all addresses at once, within a second; the node's start has done so before it serves a page. */
    ModelServerStatus findNow();

    /** Tells every status that differs from the one before, from now on, on a thread of the finder's. */
    Subscription onChange(Consumer<ModelServerStatus> listener);

    /** What the last look saw of each server that this node reaches. */
    Map<EndpointId, ServerHealth> health();

    /** Calls after every look, from now on, on a thread of the finder's. */
    Subscription onLook(Runnable looked);

    /** Ends the telling; closing it again does nothing. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
