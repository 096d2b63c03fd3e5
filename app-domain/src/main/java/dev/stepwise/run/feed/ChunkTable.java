package dev.stepwise.run.feed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunId;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.node.Ping;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The text of calls under way, as nodes give it to each other; each of its methods is one statement, and so a transaction. */
@Component
class ChunkTable {

    private static final String WRITE = """
            with written as (
                insert into run_chunk (run_id, epoch, step_number, step_kind, ordinal, field, starts_at, ends_at, text, first_text_at)
                select c.run_id, c.epoch, c.step_number, c.step_kind, c.ordinal, c.field, c.starts_at, c.ends_at, c.text,
                    c.first_text_at
                from unnest(cast(:runs as text[])::uuid[], cast(:epochs as integer[]), cast(:step_numbers as integer[]),
                        cast(:step_kinds as text[]), cast(:ordinals as integer[]), cast(:fields as text[]),
                        cast(:starts as integer[]), cast(:ends as integer[]), cast(:texts as text[]),
                        cast(:first_texts as text[])::timestamptz[])
                    as c(run_id, epoch, step_number, step_kind, ordinal, field, starts_at, ends_at, text, first_text_at)
                join run r on r.id = c.run_id and r.epoch = c.epoch
                returning 1),
            removed as (
                delete from run_chunk c
                using unnest(cast(:ended_runs as text[])::uuid[], cast(:ended_numbers as integer[]), cast(:ended_kinds as text[]),
                    cast(:ended_ordinals as integer[])) as p(run_id, step_number, step_kind, ordinal)
                where c.run_id = p.run_id and c.step_number = p.step_number and c.step_kind = p.step_kind
                    and c.ordinal = p.ordinal)
            select (select count(*) from written) as written,
                (select count(pg_notify(:channel, ping)) from unnest(cast(:pings as text[])) ping) as called
            """;

    private static final String READ = """
            select c.run_id, c.epoch, c.step_number, c.step_kind, c.ordinal, c.field, c.starts_at, c.text, c.first_text_at
            from unnest(cast(:runs as text[])::uuid[], cast(:step_numbers as integer[]), cast(:step_kinds as text[]),
                    cast(:ordinals as integer[]), cast(:titles as integer[]), cast(:contents as integer[]),
                    cast(:thoughts as integer[]))
                as k(run_id, step_number, step_kind, ordinal, title, content, thinking)
            join run_chunk c on c.run_id = k.run_id and c.step_number = k.step_number and c.step_kind = k.step_kind
                and c.ordinal = k.ordinal and c.ends_at > case c.field when 'TITLE' then k.title when 'THINKING' then k.thinking else k.content end
            order by c.run_id, c.field, c.starts_at
            """;

    private static final String SWEEP = """
            delete from run_chunk where ctid = any (array(
                select c.ctid from run_chunk c where not exists (
                    select from run r join attempt a on a.run_id = r.id
                    where r.id = c.run_id and r.epoch = c.epoch and a.epoch = c.epoch
                        and a.step_number = c.step_number and a.step_kind = c.step_kind and a.ordinal = c.ordinal
                        and ((r.state = 'RUNNING' and a.ending = 'OPEN')
                            or coalesce(a.started_at + a.total_ms * interval '1 millisecond', r.ended_at, r.queued_at)
                                > now() - interval '10 seconds'))
                for update skip locked))
            """;

    private final JdbcClient jdbc;

    ChunkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A call of a run. */
    record CallRef(RunId run, AttemptRef attempt) {}

    /** How much is known of a run's call. */
    record KnownText(RunId run, AttemptRef attempt, int title, int content, int thinking) {}

    /**
     * Writes text, removes that of calls that ended, and sends pings to the other nodes. Text that was written under a claim which is
     * void by now is dropped.
     *
     * @return how many chunks were kept
     */
    int write(List<Chunk> chunks, List<CallRef> ended, List<Ping> pings) {
        return jdbc.sql(WRITE)
                .param("runs", texts(chunks, chunk -> chunk.run().toString()))
                .param("epochs", numbers(chunks, Chunk::epoch))
                .param(
                        "step_numbers",
                        numbers(chunks, chunk -> chunk.attempt().step().number()))
                .param(
                        "step_kinds",
                        texts(chunks, chunk -> chunk.attempt().step().kind().name()))
                .param("ordinals", numbers(chunks, chunk -> chunk.attempt().ordinal()))
                .param("fields", texts(chunks, chunk -> chunk.field().name()))
                .param("starts", numbers(chunks, Chunk::startsAt))
                .param("ends", numbers(chunks, Chunk::endsAt))
                .param("texts", texts(chunks, Chunk::text))
                .param("first_texts", texts(chunks, chunk -> chunk.firstTextAt().toString()))
                .param("ended_runs", texts(ended, call -> call.run().toString()))
                .param(
                        "ended_numbers",
                        numbers(ended, call -> call.attempt().step().number()))
                .param(
                        "ended_kinds",
                        texts(ended, call -> call.attempt().step().kind().name()))
                .param("ended_ordinals", numbers(ended, call -> call.attempt().ordinal()))
                .param("channel", Ping.CHANNEL)
                .param("pings", texts(pings, Ping::payload))
                .query((row, _) -> row.getInt("written"))
                .single();
    }

    /** What was written since of calls that are known so far, each field's in order. */
    List<Chunk> read(Collection<KnownText> calls) {
        return jdbc.sql(READ)
                .param("runs", texts(calls, call -> call.run().toString()))
                .param(
                        "step_numbers",
                        numbers(calls, call -> call.attempt().step().number()))
                .param(
                        "step_kinds",
                        texts(calls, call -> call.attempt().step().kind().name()))
                .param("ordinals", numbers(calls, call -> call.attempt().ordinal()))
                .param("titles", numbers(calls, KnownText::title))
                .param("contents", numbers(calls, KnownText::content))
                .param("thoughts", numbers(calls, KnownText::thinking))
                .query((row, _) -> new Chunk(
                        new RunId(row.getObject("run_id", UUID.class)),
                        row.getInt("epoch"),
                        new AttemptRef(
                                new StepRef(row.getInt("step_number"), StepKind.valueOf(row.getString("step_kind"))),
                                row.getInt("ordinal")),
                        Field.valueOf(row.getString("field")),
                        row.getInt("starts_at"),
                        row.getString("text"),
                        row.getObject("first_text_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Removes what belongs to no call that is under way or was within the last seconds; returns how many chunks that were. */
    int sweep() {
        return jdbc.sql(SWEEP).update();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(Collection<T> rows, Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }
}
