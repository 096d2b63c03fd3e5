package dev.stepwise.endpoint;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Model servers in the database: an address keeps its id over restarts and on all nodes. No key ever comes here. */
@Component
class EndpointRows {

    private final JdbcClient jdbc;

    EndpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of {@code endpoint}; a stand-in has no address. */
    record Row(EndpointRef ref, Optional<URI> baseUrl) {}

    /** Keeps a server that answered, under the name that it has now. */
    EndpointRef keep(URI baseUrl, String name, Flavor flavor) {
        return upsert("""
                insert into endpoint (id, name, base_url, flavor, created_at)
                values (:id, :name, :url, :flavor, now())
                on conflict (base_url) do update set name = excluded.name, flavor = excluded.flavor
                returning id, name, base_url, flavor
                """, name, baseUrl, flavor);
    }

    /** Keeps an address that does not answer; what is known of it from before stays. */
    EndpointRef keepUnseen(URI baseUrl, String name) {
        return upsert("""
                insert into endpoint (id, name, base_url, flavor, created_at)
                values (:id, :name, :url, :flavor, now())
                on conflict (base_url) do update set base_url = excluded.base_url
                returning id, name, base_url, flavor
                """, name, baseUrl, Flavor.OTHER);
    }

    /** Keeps a stand-in, which each node resolves to its own. */
    EndpointRef keepOwn(Flavor standIn) {
        return upsert("""
                insert into endpoint (id, name, base_url, flavor, created_at)
                values (:id, :name, :url, :flavor, now())
                on conflict (flavor) where base_url is null do update set name = excluded.name
                returning id, name, base_url, flavor
                """, StandIns.name(standIn), null, standIn);
    }

    Optional<Row> find(EndpointId id) {
        return jdbc.sql("select id, name, base_url, flavor from endpoint where id = :id")
                .param("id", id.value())
                .query((row, _) -> row(row))
                .optional();
    }

    private EndpointRef upsert(String sql, String name, @Nullable URI baseUrl, Flavor flavor) {
        return jdbc.sql(sql)
                .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .param("name", name)
                .param("url", baseUrl == null ? null : baseUrl.toString())
                .param("flavor", flavor.name())
                .query((row, _) -> row(row))
                .single()
                .ref();
    }

    private static Row row(ResultSet row) throws SQLException {
        var id = new EndpointId(row.getObject("id", UUID.class));
        var ref = new EndpointRef(id, row.getString("name"), Flavor.valueOf(row.getString("flavor")));
        return new Row(ref, Optional.ofNullable(row.getString("base_url")).map(URI::create));
    }
}
