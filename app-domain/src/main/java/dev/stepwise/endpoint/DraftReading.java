package dev.stepwise.endpoint;

import dev.stepwise.endpoint.DraftObjection.AddressFixed;
import dev.stepwise.endpoint.DraftObjection.AddressTaken;
import dev.stepwise.endpoint.DraftObjection.BadAddress;
import dev.stepwise.endpoint.DraftObjection.BadKey;
import dev.stepwise.endpoint.DraftObjection.BadName;
import dev.stepwise.endpoint.DraftObjection.KeyNeeded;
import dev.stepwise.endpoint.DraftObjection.KeyUnreadable;
import dev.stepwise.endpoint.DraftObjection.NameTaken;
import dev.stepwise.endpoint.DraftObjection.NoSuchModel;
import dev.stepwise.endpoint.ServerKeys.Kept;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what an administrator typed, as far as that can be judged without asking the server. */
@Component
class DraftReading {

    private final ServerRegistry registry;
    private final ServerKeys keys;
    private final Candidates candidates;
    private final HostOfAddress hosts;

    DraftReading(ServerRegistry registry, ServerKeys keys, Candidates candidates, HostOfAddress hosts) {
        this.registry = registry;
        this.keys = keys;
        this.candidates = candidates;
        this.hosts = hosts;
    }

    /** What a draft comes to. */
    sealed interface Read {

        /** Where to look, and with which key. */
        record Place(List<URI> baseUrls, Optional<ApiKey> key) implements Read {}

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
            return urls.contains(url) && draft.key() instanceof KeyWish.Keep
                    ? new Read.Place(List.of(url), candidates.key(url))
                    : new Read.Refused(new AddressFixed());
        }
        return key(draft.key(), urls, existing);
    }

    private Read key(KeyWish wish, List<URI> urls, Optional<RegisteredServer> existing) {
        return switch (wish) {
            case KeyWish.None _ -> new Read.Place(urls, Optional.empty());
            case KeyWish.Given(var text) when text.isBlank() -> new Read.Place(urls, Optional.empty());
            case KeyWish.Given(var text) ->
                text.strip().chars().allMatch(sign -> sign > ' ' && sign < 0x7F)
                        ? new Read.Place(urls, Optional.of(new ApiKey(text.strip())))
                        : new Read.Refused(new BadKey());
            case KeyWish.Keep _ ->
                existing.map(server -> kept(server, urls)).orElseGet(() -> new Read.Place(urls, Optional.empty()));
        };
    }

    /** Whoever may change an address is not given the key by having it sent to an address of theirs. */
    private Read kept(RegisteredServer server, List<URI> urls) {
        return switch (keys.find(server.ref().id())) {
            case Kept.None _ -> new Read.Place(urls, Optional.empty());
            case Kept.Lost _ -> new Read.Refused(new KeyUnreadable());
            case Kept.Key(var key) ->
                isSameHost(server.baseUrl(), urls.getFirst())
                        ? new Read.Place(urls, Optional.of(key))
                        : new Read.Refused(new KeyNeeded());
        };
    }

    private static boolean isSameHost(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && Objects.equals(one.getRawAuthority(), other.getRawAuthority());
    }
}
