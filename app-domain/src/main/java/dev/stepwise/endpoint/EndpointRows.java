package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes into the registry what a node is configured with and what it finds: an address keeps its id over restarts and on all nodes, and
 * what an administrator chose stays. No key ever comes here.
 */
@Component
class EndpointRows {

    /** An address of the machine itself that an earlier version found becomes the first host's that finds it. */
    private static final String ADOPT = """
            update endpoint set host = :host
            where base_url = :url and host is null and origin = 'FOUND' and archived_at is null
                and not exists (select from endpoint e where e.base_url = :url and e.host = :host and e.archived_at is null)
            """;

    /** What was archived stays so, whatever is found there. */
    private static final String ARCHIVED = """
            select id, name, flavor from endpoint
            where base_url = :url and coalesce(host, '') = coalesce(cast(:host as text), '')
                and archived_at is not null and origin <> 'ADDED' and not exists (
                    select from endpoint e where e.base_url = :url and coalesce(e.host, '') = coalesce(cast(:host as text), '')
                        and e.archived_at is null)
            order by archived_at desc limit 1
            """;

    private static final String KEEP = """
            insert into endpoint (id, name, base_url, flavor, created_at, origin, host)
            values (:id, :name, :url, :flavor, now(), :origin, :host)
            on conflict (base_url, coalesce(host, '')) where archived_at is null do update set
                name = case when endpoint.named or not :seen then endpoint.name else excluded.name end,
                flavor = case when endpoint.flavor_chosen or not :seen then endpoint.flavor else excluded.flavor end,
                origin = case when endpoint.origin = 'ADDED' then endpoint.origin else excluded.origin end
            returning id, name, flavor
            """;

    private static final String KEEP_OWN = """
            insert into endpoint (id, name, base_url, flavor, created_at, origin)
            values (:id, :name, null, :flavor, now(), 'STAND_IN')
            on conflict (flavor) where base_url is null do update set name = excluded.name, origin = 'STAND_IN'
            returning id, name, flavor
            """;

    private final JdbcClient jdbc;
    private final HostOfAddress hosts;

    EndpointRows(JdbcClient jdbc, HostOfAddress hosts) {
        this.jdbc = jdbc;
        this.hosts = hosts;
    }

    /** Keeps a server that answered, under the name and as the kind that it has now. */
    EndpointRef keep(URI baseUrl, ServerOrigin origin, String name, Flavor flavor) {
        return keep(baseUrl, origin, name, flavor, true);
    }

    /** Keeps an address that does not answer; what is known of it from before stays. */
    EndpointRef keepUnseen(URI baseUrl, ServerOrigin origin, String name) {
        return keep(baseUrl, origin, name, Flavor.OTHER, false);
    }

    private EndpointRef keep(URI baseUrl, ServerOrigin origin, String name, Flavor flavor, boolean seen) {
        var host = origin == ServerOrigin.FOUND ? hosts.of(baseUrl).orElse(null) : null;
        if (host != null) {
            bound(jdbc.sql(ADOPT), baseUrl, host).update();
        }
        var archived = refs(bound(jdbc.sql(ARCHIVED), baseUrl, host)).stream().findFirst();
        return archived.orElseGet(() -> refs(bound(jdbc.sql(KEEP), baseUrl, host)
                        .param("id", newId())
                        .param("name", name)
                        .param("flavor", flavor.name())
                        .param("origin", origin.name())
                        .param("seen", seen))
                .getFirst());
    }

    /** A server that an administrator added turned out to be of that kind; what they chose stays. */
    void learnFlavor(EndpointId id, Flavor flavor) {
        jdbc.sql("update endpoint set flavor = :flavor where id = :id and not flavor_chosen and flavor <> :flavor")
                .param("id", id.value())
                .param("flavor", flavor.name())
                .update();
    }

    /** Keeps a stand-in, which each node resolves to its own. */
    EndpointRef keepOwn(Flavor standIn) {
        return refs(jdbc.sql(KEEP_OWN)
                        .param("id", newId())
                        .param("name", StandIns.name(standIn))
                        .param("flavor", standIn.name()))
                .getFirst();
    }

    /** The stand-in of that id. */
    Optional<EndpointRef> findOwn(EndpointId id) {
        return refs(jdbc.sql("select id, name, flavor from endpoint where id = :id and base_url is null")
                        .param("id", id.value()))
                .stream()
                .findFirst();
    }

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, URI baseUrl, @Nullable String host) {
        return statement.param("url", baseUrl.toString()).param("host", host);
    }

    private static List<EndpointRef> refs(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new EndpointRef(
                        new EndpointId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Flavor.valueOf(row.getString("flavor"))))
                .list();
    }
}
