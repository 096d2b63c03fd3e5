package dev.stepwise.endpoint;

import dev.stepwise.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of servers that administrators added: encrypted in the server's row, read whenever a server is looked at or called. */
@Component
class ServerKeys {

    private final JdbcClient jdbc;
    private final Secrets secrets;

    ServerKeys(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** What is kept of a key. */
    sealed interface Kept {

        /** The server needs none. */
        record None() implements Kept {}

        record Key(ApiKey key) implements Kept {}

        /** There is one, but the master key that it was encrypted with is not here. */
        record Lost() implements Kept {}

        default Optional<ApiKey> readable() {
            return this instanceof Key(var present) ? Optional.of(present) : Optional.empty();
        }
    }

    Kept find(EndpointId id) {
        return jdbc.sql("select key_encrypted from endpoint where id = :id and key_encrypted is not null")
                .param("id", id.value())
                .query(byte[].class)
                .optional()
                .map(encrypted -> secrets.decrypt(encrypted, id.value())
                        .<Kept>map(text -> new Kept.Key(new ApiKey(text)))
                        .orElseGet(Kept.Lost::new))
                .orElseGet(Kept.None::new);
    }

    /** Encrypts a key for the server's row; null for none. */
    byte @Nullable [] encrypt(EndpointId id, Optional<ApiKey> key) {
        return key.map(present -> secrets.encrypt(present.value(), id.value())).orElse(null);
    }

    /** Names of servers whose keys are lost. */
    List<String> lost() {
        return jdbc
                .sql(
                        "select id, name from endpoint where key_encrypted is not null and archived_at is null order by name")
                .query((row, _) -> new EndpointRef(
                        new EndpointId(row.getObject("id", UUID.class)), row.getString("name"), Flavor.OTHER))
                .list()
                .stream()
                .filter(server -> find(server.id()) instanceof Kept.Lost)
                .map(EndpointRef::name)
                .toList();
    }
}
