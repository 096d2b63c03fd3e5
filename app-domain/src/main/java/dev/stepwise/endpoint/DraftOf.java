package dev.stepwise.endpoint;

import java.util.Optional;
import java.util.stream.Collectors;

/** A server of the registry in the form in which an administrator changes it. */
final class DraftOf {

    private DraftOf() {}

    static ServerDraft server(RegisteredServer server) {
        return new ServerDraft(
                server.ref().name(),
                server.baseUrl().toString(),
                ConnectionWish.KEEP,
                server.choices().flavorChosen() ? Optional.of(server.ref().flavor()) : Optional.empty(),
                typedModel(server),
                server.models().stream()
                        .filter(model -> !model.offered())
                        .map(RegisteredModel::name)
                        .collect(Collectors.toSet()),
                server.defaultModel(),
                server.mostCalls());
    }

    /** Whether the same is asked in the same way, so that nothing has to be checked. */
    static boolean isSameTarget(RegisteredServer server, ServerDraft draft) {
        return ServerAddress.read(draft.address()) instanceof ServerAddress.Reading.Address(var address)
                && address.baseUrls().contains(server.baseUrl())
                && draft.connection().equals(ConnectionWish.KEEP)
                && draft.typedModel().equals(typedModel(server))
                && VisibleName.isGood(draft.name());
    }

    private static Optional<String> typedModel(RegisteredServer server) {
        return server.models().stream()
                .filter(RegisteredModel::typed)
                .map(RegisteredModel::name)
                .findFirst();
    }
}
