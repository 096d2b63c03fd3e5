package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import java.util.List;
import java.util.Optional;

/** A server that is only tried, and in no registry yet. */
record OneServer(ModelServer server) implements ModelServers {

    @Override
    public List<ModelServer> available() {
        return List.of(server);
    }

    @Override
    public Optional<ModelServer> find(EndpointId id) {
        return Optional.of(server);
    }
}
