package dev.stepwise.endpoint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The points of each server's last check, as JSON in its row. */
@Component
class KeptChecks {

    private static final String KEEP = """
            update endpoint set checked_at = :at, check_result = (
                select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'verdict', verdict, 'detail', detail) order by place), '[]')
                from unnest(cast(:kinds as text[]), cast(:verdicts as text[]), cast(:details as text[]))
                    with ordinality as points (kind, verdict, detail, place))
            where id = :id
            """;

    private static final String ALL = """
            select e.id, e.checked_at, p.kind, p.verdict, p.detail
            from endpoint e cross join lateral jsonb_array_elements(e.check_result) with ordinality as listed (point, place)
                cross join lateral jsonb_to_record(listed.point) as p (kind text, verdict text, detail text)
            where e.checked_at is not null and e.archived_at is null
            order by e.id, listed.place
            """;

    private final JdbcClient jdbc;

    KeptChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(EndpointId id, ServerCheck check) {
        jdbc.sql(KEEP)
                .param("id", id.value())
                .param("at", OffsetDateTime.ofInstant(check.at(), ZoneOffset.UTC))
                .param(
                        "kinds",
                        check.points().stream().map(p -> p.kind().name()).toArray(String[]::new))
                .param(
                        "verdicts",
                        check.points().stream().map(p -> p.verdict().name()).toArray(String[]::new))
                .param(
                        "details",
                        check.points().stream().map(CheckPoint::detail).toArray(String[]::new))
                .update();
    }

    /** The last one of each server that has one. */
    Map<EndpointId, KeptCheck> all() {
        var points = new HashMap<EndpointId, List<CheckPoint>>();
        var times = new HashMap<EndpointId, Instant>();
        jdbc.sql(ALL).query(row -> {
            var id = new EndpointId(row.getObject("id", UUID.class));
            times.put(id, row.getObject("checked_at", OffsetDateTime.class).toInstant());
            points.computeIfAbsent(id, _ -> new ArrayList<>())
                    .add(new CheckPoint(
                            CheckPoint.Kind.valueOf(row.getString("kind")),
                            CheckPoint.Verdict.valueOf(row.getString("verdict")),
                            row.getString("detail")));
        });
        var checks = new HashMap<EndpointId, KeptCheck>();
        times.forEach((id, at) -> checks.put(id, new KeptCheck(at, points.getOrDefault(id, List.of()))));
        return checks;
    }
}
