package dev.stepwise.ui.settings;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.settings.SettingsDraft;
import java.util.ArrayList;
import java.util.List;

/** A model on a server. */
record ModelChoice(EndpointRef endpoint, String model) {

    static ModelChoice of(SettingsDraft draft) {
        return new ModelChoice(draft.endpoint(), draft.model());
    }

    /** All models of the servers, and the given one first if none of them offers it any more. */
    static List<ModelChoice> of(List<ModelServer> servers, ModelChoice chosen) {
        var choices = new ArrayList<ModelChoice>();
        for (var server : servers) {
            for (var model : server.models()) {
                choices.add(new ModelChoice(server.ref(), model.name()));
            }
        }
        if (!choices.contains(chosen)) {
            choices.addFirst(chosen);
        }
        return List.copyOf(choices);
    }

    /** The model and where it runs; of what stands in for a model server the name says all. */
    String label() {
        return endpoint.isStandIn() ? model : model + " · " + endpoint.name();
    }
}
