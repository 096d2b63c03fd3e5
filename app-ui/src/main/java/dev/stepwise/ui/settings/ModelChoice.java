package dev.stepwise.ui.settings;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.EqualGroup;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.settings.SettingsDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model on a server; of equal servers that offer it the first one stands for all. */
record ModelChoice(EndpointRef endpoint, String model) {

    static ModelChoice of(SettingsDraft draft) {
        return new ModelChoice(draft.endpoint(), draft.model());
    }

    /** The same model on the same server as it is called now; empty if it is offered no more. */
    static Optional<ModelChoice> offered(List<ModelServer> servers, ModelChoice chosen) {
        var wanted = inPlaceOf(servers, chosen);
        return all(servers).stream().filter(wanted::isSame).findFirst();
    }

    /** All models of the servers, and the given one first if none of them offers it any more. */
    static List<ModelChoice> of(List<ModelServer> servers, ModelChoice chosen) {
        var choices = all(servers);
        if (offered(servers, chosen).isEmpty()) {
            choices.addFirst(chosen);
        }
        return List.copyOf(choices);
    }

    private static ModelChoice inPlaceOf(List<ModelServer> servers, ModelChoice chosen) {
        return servers.stream()
                .filter(server -> server.ref().id().equals(chosen.endpoint.id()))
                .findFirst()
                .flatMap(server -> first(servers, server.equalGroup(), chosen.model))
                .map(server -> new ModelChoice(server.ref(), chosen.model))
                .orElse(chosen);
    }

    /** The first of equal servers that offers the model. */
    private static Optional<ModelServer> first(List<ModelServer> servers, Optional<EqualGroup> group, String model) {
        return servers.stream()
                .filter(server -> group.isPresent() && group.equals(server.equalGroup()))
                .filter(server -> server.model(model).isPresent())
                .findFirst();
    }

    private static List<ModelChoice> all(List<ModelServer> servers) {
        var choices = new ArrayList<ModelChoice>();
        for (var server : servers) {
            for (var model : server.models()) {
                boolean standsForItself = first(servers, server.equalGroup(), model.name())
                        .filter(first -> !first.equals(server))
                        .isEmpty();
                if (standsForItself) {
                    choices.add(new ModelChoice(server.ref(), model.name()));
                }
            }
        }
        return choices;
    }

    /** Also if the server was given another name meanwhile. */
    private boolean isSame(ModelChoice other) {
        return endpoint.id().equals(other.endpoint.id()) && model.equals(other.model);
    }

    /** The model and where it runs; of what stands in for a model server the name says all. */
    String label() {
        return endpoint.isStandIn() ? model : model + " · " + endpoint.name();
    }
}
