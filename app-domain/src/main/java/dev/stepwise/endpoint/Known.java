package dev.stepwise.endpoint;

import java.util.List;
import java.util.Map;

/**
 * What a look for model servers found.
 *
 * @param servers those that can be chosen, the default first
 * @param status how the node stands
 * @param results what each server of the registry answered
 */
record Known(List<ModelServer> servers, ModelServerStatus status, Map<EndpointId, ProbeResult> results) {

    Known {
        servers = List.copyOf(servers);
        results = Map.copyOf(results);
    }

    Known(List<ModelServer> servers, ModelServerStatus status) {
        this(servers, status, Map.of());
    }

    Known with(Map<EndpointId, ProbeResult> news) {
        return new Known(servers, status, news);
    }
}
