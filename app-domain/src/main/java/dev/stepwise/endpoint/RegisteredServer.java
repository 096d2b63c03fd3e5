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
 * @param equalGroup whose members it was declared equal to; empty: to none
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
        Optional<EqualGroup> equalGroup,
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

    /** Whether an administrator declared both equal. */
    public boolean isEqualTo(RegisteredServer other) {
        return equalGroup.isPresent()
                && equalGroup.equals(other.equalGroup)
                && !ref.id().equals(other.ref.id());
    }

    /** Whether people can choose that model here. */
    public boolean offers(String model) {
        return isOffered()
                && models.stream()
                        .anyMatch(one -> one.isChoosable() && one.name().equals(model));
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
