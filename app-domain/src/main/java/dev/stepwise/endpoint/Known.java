package dev.stepwise.endpoint;

import java.util.List;

/** What a look for model servers found: those that can be chosen, the default first, and how the node stands. */
record Known(List<ModelServer> servers, ModelServerStatus status) {

    Known {
        servers = List.copyOf(servers);
    }
}
