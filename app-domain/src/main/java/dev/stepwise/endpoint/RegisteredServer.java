package dev.stepwise.endpoint;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model server as the registry holds it; never its key.
 *
 * @param host where an address on the machine itself is reached; empty: from every node
 * @param defaultModel the model of a new question, if the server offers it
 * @param mostCalls runs that nodes work on at a time there; empty: as many as come
 * @param models in the order of the server's list
 */
public record RegisteredServer(
        EndpointRef ref,
        URI baseUrl,
        ServerOrigin origin,
        Optional<String> host,
        ServerChoices choices,
        Optional<String> defaultModel,
        OptionalInt mostCalls,
        List<RegisteredModel> models) {

    public RegisteredServer {
        models = List.copyOf(models);
    }

    /** Whether a node on that host may reach it. */
    boolean isReachedFrom(String nodeHost) {
        return host.isEmpty() || host.get().equals(nodeHost);
    }

    /** Whether it may be chosen for a new run. */
    public boolean isOffered() {
        return choices.enabled() && !choices.archived();
    }

    /** The models that people choose from, the default first. */
    List<OfferedModel> choosable() {
        return models.stream()
                .filter(RegisteredModel::isChoosable)
                .map(RegisteredModel::toOffered)
                .sorted(Comparator.comparing(model -> !defaultModel.equals(Optional.of(model.name()))))
                .toList();
    }
}
