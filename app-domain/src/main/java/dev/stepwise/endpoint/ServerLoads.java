package dev.stepwise.endpoint;

import java.util.Map;

/** Asks model servers how much they have to do. */
public interface ServerLoads {

    /** What those that can be chosen here say now; without those that say nothing, or not within a second. */
    Map<EndpointId, ServerLoad> now();
}
