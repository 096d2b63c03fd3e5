package dev.stepwise.endpoint;

import java.util.List;

/** What answered at an address that might be a model server. */
public sealed interface ProbeResult {

    /** A model server, with at least one model that can chat. */
    record Found(Flavor flavor, List<OfferedModel> models) implements ProbeResult {
        public Found {
            models = List.copyOf(models);
        }
    }

    /** A model server that wants a key, or another one. */
    record KeyRefused() implements ProbeResult {}

    /** A server that was not asked, for its key cannot be read without the master key that it was encrypted with. */
    record KeyLost() implements ProbeResult {}

    /** Nothing there, or something that is no model server. */
    record NotFound(NoServer why) implements ProbeResult {}
}
