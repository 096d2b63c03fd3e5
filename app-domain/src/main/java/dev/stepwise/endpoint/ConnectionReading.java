package dev.stepwise.endpoint;

import dev.stepwise.endpoint.DraftObjection.BadCertificate;
import dev.stepwise.endpoint.DraftObjection.BadKey;
import dev.stepwise.endpoint.DraftObjection.BadProxy;
import dev.stepwise.endpoint.DraftObjection.HeadersNeeded;
import dev.stepwise.endpoint.DraftObjection.HeadersUnreadable;
import dev.stepwise.endpoint.DraftObjection.KeyNeeded;
import dev.stepwise.endpoint.DraftObjection.KeyUnreadable;
import dev.stepwise.endpoint.DraftReading.Read;
import dev.stepwise.endpoint.ServerConnections.Kept;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads how an administrator wants a server to be reached. */
@Component
class ConnectionReading {

    private final ServerConnections connections;

    ConnectionReading(ServerConnections connections) {
        this.connections = connections;
    }

    Read read(ConnectionWish wish, List<URI> urls, Optional<RegisteredServer> existing) {
        var kept = existing.map(server -> connections.find(server.ref().id())).orElse(Kept.NOTHING);
        boolean isSameHost = existing.filter(server -> isSameHost(server.baseUrl(), urls.getFirst()))
                .isPresent();
        var proxy = proxy(wish.proxy(), kept.connection());
        if (wish.proxy() instanceof ProxyWish.Given && proxy.isEmpty()) {
            return new Read.Refused(new BadProxy());
        }
        // whoever may change an address is not given a secret by having it sent to an address of theirs
        boolean goesAlong =
                isSameHost && (proxy.isEmpty() || proxy.equals(kept.connection().proxy()));
        return ofKey(wish.key(), kept, goesAlong)
                .or(() -> ofKept(wish.headers(), kept, goesAlong))
                .or(() -> ofTrust(wish.trust()))
                .<Read>map(Read.Refused::new)
                .orElseGet(() -> place(urls, connection(wish, kept.connection())));
    }

    private static Read place(List<URI> urls, Connection connection) {
        return HeaderRules.objection(connection.headers(), connection.key().isPresent())
                .<Read>map(Read.Refused::new)
                .orElseGet(() -> new Read.Place(urls, connection));
    }

    private static Optional<DraftObjection> ofKey(KeyWish wish, Kept kept, boolean goesAlong) {
        return switch (wish) {
            case KeyWish.None _ -> Optional.empty();
            case KeyWish.Given(var text) ->
                text.strip().chars().allMatch(sign -> sign > ' ' && sign < 0x7F)
                        ? Optional.empty()
                        : Optional.of(new BadKey());
            case KeyWish.Keep _ when kept.isKeyLost() -> Optional.of(new KeyUnreadable());
            case KeyWish.Keep _ when kept.connection().key().isPresent() && !goesAlong -> Optional.of(new KeyNeeded());
            case KeyWish.Keep _ -> Optional.empty();
        };
    }

    private static Optional<DraftObjection> ofKept(HeadersWish wish, Kept kept, boolean goesAlong) {
        boolean areKept = switch (wish) {
            case HeadersWish.Keep _ -> true;
            case HeadersWish.These(var headers) ->
                headers.stream().anyMatch(header -> header.value().isEmpty());
        };
        if (areKept && kept.areHeadersLost()) {
            return Optional.of(new HeadersUnreadable());
        }
        return areKept && !kept.connection().headers().isEmpty() && !goesAlong
                ? Optional.of(new HeadersNeeded())
                : Optional.empty();
    }

    private static Optional<DraftObjection> ofTrust(TrustWish wish) {
        return switch (wish) {
            case TrustWish.Authorities(var pem)
            when ServerCertificate.read(pem).isEmpty() -> Optional.of(new BadCertificate());
            case TrustWish.Authorities _, TrustWish.Pinned _, TrustWish.Usual _, TrustWish.Keep _ -> Optional.empty();
        };
    }

    /** What is wished, where there is nothing against it. */
    private static Connection connection(ConnectionWish wish, Connection kept) {
        var key = switch (wish.key()) {
            case KeyWish.Keep _ -> kept.key();
            case KeyWish.None _ -> Optional.<ApiKey>empty();
            case KeyWish.Given(var text) ->
                Optional.of(text.strip()).filter(word -> !word.isEmpty()).map(ApiKey::new);
        };
        var trust = switch (wish.trust()) {
            case TrustWish.Keep _ -> kept.trust();
            case TrustWish.Usual _ -> Trust.USUAL;
            case TrustWish.Authorities(var pem) ->
                new Trust.Authorities(ServerCertificate.read(pem).orElseThrow());
            case TrustWish.Pinned(var certificate) -> new Trust.Pinned(certificate);
        };
        var headers = switch (wish.headers()) {
            case HeadersWish.Keep _ -> kept.headers();
            case HeadersWish.These(var these) ->
                these.stream().map(header -> header(header, kept.headers())).toList();
        };
        return new Connection(key, headers, proxy(wish.proxy(), kept), trust);
    }

    /** Empty where none is wished, and where what was typed is none. */
    private static Optional<ProxyAddress> proxy(ProxyWish wish, Connection kept) {
        return switch (wish) {
            case ProxyWish.Keep _ -> kept.proxy();
            case ProxyWish.Direct _ -> Optional.empty();
            case ProxyWish.Given(var text) -> ProxyAddress.read(text);
        };
    }

    /** The value is empty where nothing is kept under that name. */
    private static Header header(HeaderWish wish, List<Header> kept) {
        var value = wish.value()
                .or(() -> kept.stream()
                        .filter(header -> header.name().equalsIgnoreCase(wish.name()))
                        .map(Header::value)
                        .findFirst())
                .orElse("");
        return new Header(wish.name(), value.strip());
    }

    private static boolean isSameHost(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && Objects.equals(one.getRawAuthority(), other.getRawAuthority());
    }
}
