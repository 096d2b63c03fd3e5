package dev.stepwise.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much is stored of somebody, in every table with a column that names an account, a question or a run. */
final class OwnedRows {

    private OwnedRows() {}

    /** By table, only of those that hold something of the person's. */
    static Map<String, Long> of(Victim victim, JdbcClient sql) {
        var found = new TreeMap<String, Long>();
        var columns = sql.sql("""
                select c.table_name, c.column_name from information_schema.columns c
                    join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                    and c.column_name in ('account_id', 'question_id', 'run_id') and c.data_type = 'uuid'
                """)
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list();
        for (var column : columns) {
            var ids = switch (column.get(1)) {
                case "account_id" -> List.of(victim.actor().account().value());
                case "question_id" -> List.of(victim.question().value());
                default -> List.of(victim.queued().value(), victim.stopped().value());
            };
            long rows = sql.sql("select count(*) from " + column.get(0) + " where " + column.get(1) + " in (:ids)")
                    .param("ids", ids)
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.merge(column.get(0), rows, Long::sum);
            }
        }
        return found;
    }
}
