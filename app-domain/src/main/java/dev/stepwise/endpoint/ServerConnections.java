package dev.stepwise.endpoint;

import dev.stepwise.secret.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How servers that administrators added are reached: kept in the server's row, secrets encrypted, and read whenever a server is looked at
 * or called.
 */
@Component
class ServerConnections {

    private static final String COLUMNS =
            "select id, name, key_encrypted, headers_encrypted, proxy_url, certificate, certificate_pinned from endpoint";

    private final JdbcClient jdbc;
    private final Secrets secrets;

    ServerConnections(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * What is kept of a connection.
     *
     * @param connection what of it can be read
     * @param isKeyLost whether there is a key, but not the master key that it was encrypted with
     * @param areHeadersLost the same of the headers
     */
    record Kept(Connection connection, boolean isKeyLost, boolean areHeadersLost) {

        static final Kept NOTHING = new Kept(Connection.PLAIN, false, false);

        /** Whether the server cannot be asked as it wants to be. */
        boolean isLost() {
            return isKeyLost || areHeadersLost;
        }
    }

    /** How a server is reached; in the plain way if there is no such server. */
    Kept find(EndpointId id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id.value())
                .query((row, _) -> kept(row))
                .optional()
                .orElse(Kept.NOTHING);
    }

    private Kept kept(ResultSet row) throws SQLException {
        var key = secret(row, "key_encrypted");
        var headers = secret(row, "headers_encrypted");
        return new Kept(
                new Connection(
                        key.text().map(ApiKey::new),
                        headers.text().map(HeadersText::read).orElse(List.of()),
                        proxy(row),
                        trust(row)),
                key.isLost(),
                headers.isLost());
    }

    private record Secret(boolean isLost, Optional<String> text) {}

    private Secret secret(ResultSet row, String column) throws SQLException {
        byte @Nullable [] encrypted = row.getBytes(column);
        if (encrypted == null) {
            return new Secret(false, Optional.empty());
        }
        var text = secrets.decrypt(encrypted, row.getObject("id", UUID.class));
        return new Secret(text.isEmpty(), text);
    }

    private static Optional<ProxyAddress> proxy(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("proxy_url")).flatMap(ProxyAddress::read);
    }

    private static Trust trust(ResultSet row) throws SQLException {
        @Nullable String pem = row.getString("certificate");
        if (pem == null) {
            return Trust.USUAL;
        }
        boolean isPinned = row.getBoolean("certificate_pinned");
        return ServerCertificate.read(pem)
                .<Trust>map(all -> isPinned ? new Trust.Pinned(all.getFirst()) : new Trust.Authorities(all))
                .orElse(Trust.USUAL);
    }

    /** What of each server that is not archived can be shown. */
    Map<EndpointId, KeptConnection> shown() {
        var shown = new HashMap<EndpointId, KeptConnection>();
        jdbc.sql(COLUMNS + " where archived_at is null").query(row -> {
            shown.put(
                    new EndpointId(row.getObject("id", UUID.class)),
                    new KeptConnection(
                            row.getBytes("key_encrypted") != null,
                            kept(row).connection().headers().stream()
                                    .map(Header::name)
                                    .toList(),
                            proxy(row),
                            trust(row)));
        });
        return shown;
    }

    /** Keeps what was wished to be another than before; in the caller's transaction. */
    void keep(EndpointId id, ConnectionWish wish, Connection wanted) {
        if (!(wish.key() instanceof KeyWish.Keep)) {
            set(id, "key_encrypted", wanted.key().map(ApiKey::value));
        }
        if (!(wish.headers() instanceof HeadersWish.Keep)) {
            var headers = wanted.headers();
            set(id, "headers_encrypted", Optional.of(HeadersText.write(headers)).filter(_ -> !headers.isEmpty()));
        }
        if (!(wish.proxy() instanceof ProxyWish.Keep)) {
            setProxy(id, wanted.proxy());
        }
        if (!(wish.trust() instanceof TrustWish.Keep)) {
            setTrust(id, wanted.trust());
        }
    }

    private void set(EndpointId id, String column, Optional<String> secret) {
        jdbc.sql("update endpoint set " + column + " = :secret where id = :id")
                .param("id", id.value())
                .param(
                        "secret",
                        secret.map(text -> secrets.encrypt(text, id.value())).orElse(null),
                        Types.BINARY)
                .update();
    }

    private void setProxy(EndpointId id, Optional<ProxyAddress> proxy) {
        jdbc.sql("update endpoint set proxy_url = :proxy where id = :id")
                .param("id", id.value())
                .param("proxy", proxy.map(ProxyAddress::toString).orElse(null), Types.VARCHAR)
                .update();
    }

    private void setTrust(EndpointId id, Trust trust) {
        var certificates = switch (trust) {
            case Trust.Usual _ -> List.<ServerCertificate>of();
            case Trust.Authorities(var authorities) -> authorities;
            case Trust.Pinned(var certificate) -> List.of(certificate);
        };
        jdbc.sql("update endpoint set certificate = :pem, certificate_pinned = :pinned where id = :id")
                .param("id", id.value())
                .param("pem", certificates.isEmpty() ? null : ServerCertificate.write(certificates), Types.VARCHAR)
                .param("pinned", trust instanceof Trust.Pinned)
                .update();
    }

    /** Names of servers whose secrets are lost. */
    List<String> lost() {
        return jdbc
                .sql(COLUMNS + " where archived_at is null order by name")
                .query((row, _) -> kept(row).isLost() ? Optional.of(row.getString("name")) : Optional.<String>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
