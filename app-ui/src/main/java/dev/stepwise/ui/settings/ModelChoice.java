package dev.stepwise.ui.settings;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.settings.SettingsDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model on a server. */
record ModelChoice(EndpointRef endpoint, String model) {

    static ModelChoice of(SettingsDraft draft) {
        return new ModelChoice(draft.endpoint(), draft.model());
    }

    /** The same model on the same server as it is called now; empty if it is offered no more. */
    static Optional<ModelChoice> offered(List<ModelServer> servers, ModelChoice chosen) {
        return all(servers).stream().filter(chosen::isSame).findFirst();
    }

    /** All models of the servers, and the given one first if none of them offers it any more. */
    static List<ModelChoice> of(List<ModelServer> servers, ModelChoice chosen) {
        var choices = all(servers);
        if (choices.stream().noneMatch(chosen::isSame)) {
            choices.addFirst(chosen);
        }
        return List.copyOf(choices);
    }

    private static List<ModelChoice> all(List<ModelServer> servers) {
        var choices = new ArrayList<ModelChoice>();
        for (var server : servers) {
            for (var model : server.models()) {
                choices.add(new ModelChoice(server.ref(), model.name()));
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
