package dev.stepwise.endpoint;

import dev.stepwise.endpoint.DraftObjection.AddressFixed;
import dev.stepwise.endpoint.DraftObjection.AddressTaken;
import dev.stepwise.endpoint.DraftObjection.BadAddress;
import dev.stepwise.endpoint.DraftObjection.BadName;
import dev.stepwise.endpoint.DraftObjection.NameTaken;
import dev.stepwise.endpoint.DraftObjection.NoSuchModel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what an administrator typed, as far as that can be judged without asking the server. */
@Component
class DraftReading {

    private final ServerRegistry registry;
    private final ConnectionReading connections;
    private final Candidates candidates;
    private final HostOfAddress hosts;

    DraftReading(ServerRegistry registry, ConnectionReading connections, Candidates candidates, HostOfAddress hosts) {
        this.registry = registry;
        this.connections = connections;
        this.candidates = candidates;
        this.hosts = hosts;
    }

    /** What a draft comes to. */
    sealed interface Read {

        /** Where to look, and how. */
        record Place(List<URI> baseUrls, Connection connection) implements Read {}

        record Refused(DraftObjection why) implements Read {}
    }

    Read read(ServerDraft draft, Optional<RegisteredServer> existing) {
        var others = registry.all().stream()
                .filter(server -> existing.filter(
                                own -> own.ref().id().equals(server.ref().id()))
                        .isEmpty())
                .toList();
        if (!VisibleName.isGood(draft.name())) {
            return new Read.Refused(new BadName());
        }
        if (others.stream().anyMatch(other -> isSame(other.ref().name(), draft.name()))) {
            return new Read.Refused(new NameTaken());
        }
        if (draft.typedModel().filter(model -> !VisibleName.isGood(model)).isPresent()) {
            return new Read.Refused(new NoSuchModel());
        }
        return switch (ServerAddress.read(draft.address())) {
            case ServerAddress.Reading.Unusable(var fault) -> new Read.Refused(new BadAddress(fault));
            case ServerAddress.Reading.Address(var address) -> read(draft, address, existing, others);
        };
    }

    private static boolean isSame(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private Read read(
            ServerDraft draft,
            ServerAddress address,
            Optional<RegisteredServer> existing,
            List<RegisteredServer> others) {
        var urls = existing.map(RegisteredServer::baseUrl)
                .filter(url -> address.baseUrls().contains(url))
                .map(List::of)
                .orElseGet(address::baseUrls);
        for (var other : others) {
            if (urls.contains(other.baseUrl()) && other.host().equals(hosts.of(other.baseUrl()))) {
                return new Read.Refused(new AddressTaken(other.ref().name()));
            }
        }
        boolean isFixed =
                existing.filter(server -> server.origin() != ServerOrigin.ADDED).isPresent();
        if (isFixed) {
            var url = existing.get().baseUrl();
            return urls.contains(url) && draft.connection().equals(ConnectionWish.KEEP)
                    ? new Read.Place(List.of(url), Connection.with(candidates.key(url)))
                    : new Read.Refused(new AddressFixed());
        }
        return connections.read(draft.connection(), urls, existing);
    }
}
