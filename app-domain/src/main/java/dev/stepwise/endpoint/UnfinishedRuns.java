package dev.stepwise.endpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many runs wait for each model server, or are at work there, on all nodes together. */
@Component
class UnfinishedRuns {

    private final JdbcClient jdbc;

    UnfinishedRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<EndpointId, Integer> count() {
        var counts = new HashMap<EndpointId, Integer>();
        jdbc.sql(
                        "select endpoint_id, count(*) as runs from run where state in ('QUEUED', 'RUNNING') group by endpoint_id")
                .query(row -> {
                    counts.put(new EndpointId(row.getObject("endpoint_id", UUID.class)), row.getInt("runs"));
                });
        return counts;
    }
}
