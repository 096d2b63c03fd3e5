package dev.stepwise.run.feed;

import dev.stepwise.run.RunId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far many runs have come, asked at once. */
@Component
class StandingRows {

    private static final String STANDINGS = """
            select r.id, r.queued_at, r.claimed_at, r.taken_up_again, r.thinking_end is not null as thinking_over,
                r.stop_requested, r.ended_at is not null as ended, r.next_step - 1 as kept, a.made, a.open
            from run r
            cross join lateral (
                select count(*) as made, count(*) filter (where ending = 'OPEN') as open from attempt where run_id = r.id) a
            where r.id = any (cast(:runs as text[])::uuid[])
            """;

    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of which the rows hold something that their followers have not been told; not those that somebody has at the moment. */
    List<LiveRun> differing(Collection<LiveRun> runs) {
        var standings = read(runs);
        return runs.stream()
                .filter(run -> differs(run, Optional.ofNullable(standings.get(run.id))))
                .toList();
    }

    private static boolean differs(LiveRun run, Optional<Standing> stored) {
        if (!run.lock.tryLock()) {
            return false;
        }
        try {
            return !run.standing().equals(stored);
        } finally {
            run.lock.unlock();
        }
    }

    private Map<RunId, Standing> read(Collection<LiveRun> runs) {
        var standings = new HashMap<RunId, Standing>();
        jdbc.sql(STANDINGS)
                .param("runs", runs.stream().map(run -> run.id.toString()).toArray(String[]::new))
                .query(row -> {
                    var claimedAt = row.getObject("claimed_at", OffsetDateTime.class);
                    standings.put(
                            new RunId(row.getObject("id", UUID.class)),
                            new Standing(
                                    row.getObject("queued_at", OffsetDateTime.class)
                                            .toInstant(),
                                    Optional.ofNullable(claimedAt).map(OffsetDateTime::toInstant),
                                    row.getInt("taken_up_again"),
                                    row.getBoolean("thinking_over"),
                                    row.getBoolean("stop_requested"),
                                    row.getBoolean("ended"),
                                    row.getInt("kept"),
                                    row.getInt("made"),
                                    row.getInt("open")));
                });
        return standings;
    }
}
