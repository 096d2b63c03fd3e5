package dev.stepwise.ui.settings;

import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.run.RefusedParts;
import dev.stepwise.run.RequestPart;
import java.util.List;
import java.util.Set;

/** The models that a person chooses from, and what is known of each. */
@SpringComponent
public class ChoosableModels {

    private static final Set<RequestPart> ALL_THAT_HOLDS_TO_JSON = Set.of(RequestPart.SCHEMA, RequestPart.JSON_MODE);

    private final ModelServers servers;
    private final RefusedParts refused;

    ChoosableModels(ModelServers servers, RefusedParts refused) {
        this.servers = servers;
        this.refused = refused;
    }

    /** Those that can be chosen now, the default first. */
    public List<ModelServer> servers() {
        return servers.available();
    }

    /** Whether new questions with that model begin with steps as text: an administrator said so, or its server holds replies to no JSON. */
    public boolean areStepsText(EndpointRef server, OfferedModel model) {
        return model.traits().outputMode().filter(OutputMode.TEXT::equals).isPresent()
                || refused(server, model.name()).containsAll(ALL_THAT_HOLDS_TO_JSON);
    }

    /** The parts of a request that its server is known to refuse. */
    Set<RequestPart> refused(EndpointRef server, String model) {
        return refused.of(server, model);
    }
}
