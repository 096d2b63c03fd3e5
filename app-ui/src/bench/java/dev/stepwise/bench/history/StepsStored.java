package dev.stepwise.bench.history;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores copies of steps, each in a transaction of its own, as a run does: with what search needs, and without. */
public final class StepsStored {

    private static final String STEP = """
            with kept as (
                insert into step (id, run_id, number, kind, attempt, user_turn, raw_reply, title, content, next_action_final, truncated,
                    repaired, started_at, total_ms, tokens_estimated)
                select gen_random_uuid(), run_id, number + :shift, kind, attempt, user_turn, raw_reply, title, content, next_action_final,
                    truncated, repaired, started_at, total_ms, tokens_estimated
                from step where run_id = :run and number = 3
                returning run_id, number, kind, title, content)
            """;

    private static final String ALONE = STEP + "select count(*) from kept";

    private static final String SEARCHED = STEP + """
            , searched as (
                insert into search_text (question_id, account_id, asked_at, kind, run_id, number, text, is_cut)
                select q.id, q.account_id, q.asked_at, kept.kind, run.id, kept.number, left(whole, 8000), length(whole) > 8000
                from kept join run on run.id = kept.run_id join question q on q.id = run.question_id
                cross join lateral (select concat_ws(E'\\n', nullif(title, ''), content) as whole) as texts)
            select count(*) from kept
            """;

    private final JdbcClient jdbc;
    private final List<UUID> runs;

    public StepsStored(LongHistory history, int amount) {
        jdbc = history.jdbc();
        runs = jdbc.sql("select id from run order by id desc limit ?")
                .param(amount)
                .query(UUID.class)
                .list();
    }

    public Times alone() {
        return times(ALONE, 1000);
    }

    public Times searched() {
        return times(SEARCHED, 2000);
    }

    private Times times(String sql, int shift) {
        var turns = IntStream.range(0, runs.size()).boxed().toList();
        var times = Times.ofTheFirst(
                turns,
                turn -> jdbc.sql(sql)
                        .param("run", runs.get(turn))
                        .param("shift", shift)
                        .query(Integer.class)
                        .single());
        jdbc.sql("delete from step where number > 1000").update();
        jdbc.sql("delete from search_text where number > 1000").update();
        return times;
    }
}
