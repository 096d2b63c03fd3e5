package dev.stepwise.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database holds: the tables that are saved, in an order in which they can be filled, and the layout's version. */
final class Catalog {

    /** Unlogged tables hold what nobody misses; the migrations' own table is written by the migrations. */
    private static final String COLUMNS = """
            select c.relname, a.attname
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
                and c.relname <> 'flyway_schema_history'
                and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by c.relname, a.attnum
            """;

    private static final String REFERENCES = """
            select t.relname, f.relname
            from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class f on f.oid = k.confrelid
            where k.contype = 'f' and t.oid <> f.oid and t.relnamespace = current_schema()::regnamespace
            """;

    private static final String LAYOUT = """
            select version from flyway_schema_history
            where success and version is not null order by installed_rank desc limit 1
            """;

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** What another table refers to comes before it; rows are not counted yet. */
    List<SavedTable> tables() throws SQLException {
        Map<String, List<String>> columns = pairs(COLUMNS);
        Map<String, List<String>> references = pairs(REFERENCES);
        List<SavedTable> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (placed.size() < columns.size()) {
            int before = placed.size();
            columns.forEach((name, its) -> {
                if (!placed.contains(name) && placed.containsAll(references.getOrDefault(name, List.of()))) {
                    placed.add(name);
                    ordered.add(new SavedTable(name, its, 0));
                }
            });
            if (placed.size() == before) {
                throw new IllegalStateException("Tables refer to each other in a circle: none can be filled first.");
            }
        }
        return ordered;
    }

    /** The version of the last migration; null if the database has never been Stepwise's. */
    @Nullable
    String layout() throws SQLException {
        return single("select to_regclass('flyway_schema_history')") == null ? null : single(LAYOUT);
    }

    private Map<String, List<String>> pairs(String query) throws SQLException {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
            }
        }
        return pairs;
    }

    private @Nullable String single(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
