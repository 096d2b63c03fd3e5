package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A model server as this node reaches it.
 *
 * @param baseUrl with the path that the calls stand under, {@code http://localhost:8000/v1}, without a slash at the end
 * @param equalGroup whose members may answer in its place; empty: none
 */
public record ModelServer(
        EndpointRef ref,
        URI baseUrl,
        Connection connection,
        List<OfferedModel> models,
        Optional<EqualGroup> equalGroup) {

    /** A server that none is equal to. */
    public ModelServer(EndpointRef ref, URI baseUrl, Connection connection, List<OfferedModel> models) {
        this(ref, baseUrl, connection, models, Optional.empty());
    }

    public ModelServer {
        models = List.copyOf(models);
    }

    /** A server that wants a key at most. */
    public ModelServer(EndpointRef ref, URI baseUrl, Optional<ApiKey> key, List<OfferedModel> models) {
        this(ref, baseUrl, Connection.with(key), models);
    }

    public Optional<ApiKey> key() {
        return connection.key();
    }

    /** The model of that name, if the server listed it. */
    public Optional<OfferedModel> model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
