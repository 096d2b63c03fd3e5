package dev.stepwise.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** The model that configuration names: it comes first wherever it is offered. */
@Component
class PreferredModel {

    private final Optional<String> name;

    PreferredModel(ModelProperties properties) {
        this.name = properties.preferredModel();
    }

    boolean isOfferedBy(ModelServer server) {
        return name.flatMap(server::model).isPresent();
    }

    /**
     * The server with that model first.
     *
     * @param configured at a configured address the model stands even if it is not listed: some servers take names that they do not list
     */
    ModelServer firstOf(ModelServer server, boolean configured) {
        var models = new ArrayList<>(server.models());
        if (configured && name.isPresent() && !isOfferedBy(server)) {
            models.add(new OfferedModel(name.get(), OptionalInt.empty()));
        }
        models.sort(Comparator.comparing(model -> !name.equals(Optional.of(model.name()))));
        return new ModelServer(server.ref(), server.baseUrl(), server.connection(), models);
    }
}
