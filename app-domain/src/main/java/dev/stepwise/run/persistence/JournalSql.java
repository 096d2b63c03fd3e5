package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.boxed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of {@link RunJournal}. Those that write count up the run's log first, so that nobody claims the run meanwhile; a void claim finds none. */
final class JournalSql {

    static final String BEGIN_ATTEMPT = """
            with advanced as (
                update run set log_seq = log_seq + 1 where id = :run and epoch = :epoch and state = 'RUNNING'
                returning id, epoch, taken_up_again, endpoint_id, log_seq),
            begun as (
                insert into attempt (id, run_id, step_number, step_kind, ordinal, epoch, life, ending, endpoint_id,
                    max_tokens, temperature, seed, fault_named, without_schema, steps_left_out, thinking_off,
                    started_at)
                select :id, id, :step_number, :step_kind, :ordinal, epoch, taken_up_again, 'OPEN', endpoint_id,
                    :max_tokens, :temperature, :seed, :fault_named, :without_schema, :steps_left_out, :thinking_off,
                    :started_at
                from advanced),
            logged as (
                insert into run_log (run_id, seq, at, kind, epoch, step_number, step_kind, attempt)
                select id, log_seq, :started_at, 'ATTEMPT_STARTED', epoch, :step_number, :step_kind, :ordinal from advanced)
            select log_seq as seq, 1 as attempts from advanced
            """;

    static final String WAIT_FOR_SERVER = """
            with advanced as (
                update run set log_seq = log_seq + 1 where id = :run and epoch = :epoch and state = 'RUNNING'
                returning id, epoch, log_seq),
            waiting as (
                update attempt a set cause = :cause from advanced
                where a.run_id = advanced.id and a.step_number = :step_number and a.step_kind = :step_kind
                    and a.ordinal = :ordinal and a.ending = 'OPEN'
                returning a.id),
            logged as (
                insert into run_log (run_id, seq, at, kind, epoch, step_number, step_kind, attempt, cause)
                select id, log_seq, now(), 'ATTEMPT_WAITS', epoch, :step_number, :step_kind, :ordinal, :cause from advanced)
            select log_seq as seq, (select count(*) from waiting) as attempts from advanced
            """;

    /** The next call is made at another server where the detail says so. */
    static final String REJECT_ATTEMPT = """
            with advanced as (
                update run set log_seq = log_seq + 1, endpoint_id = coalesce(cast(:server as uuid), endpoint_id),
                    endpoint_name = coalesce(cast(:server_name as text), endpoint_name),
                    endpoint_flavor = coalesce(cast(:server_flavor as text), endpoint_flavor)
                where id = :run and epoch = :epoch and state = 'RUNNING'
                returning id, epoch, log_seq),
            closed as (
                update attempt a set ending = 'REJECTED', cause = :cause, detail = :detail, raw_reply = :raw_reply, thinking = :thinking,
                    started_at = :started_at, first_token_ms = :first_token_ms, total_ms = :total_ms,
                    prompt_tokens = :prompt_tokens, cached_tokens = :cached_tokens,
                    completion_tokens = :completion_tokens, thinking_tokens = :thinking_tokens, tokens_estimated = :tokens_estimated,
                    reported_model = :reported_model, left_out = :left_out
                from advanced
                where a.run_id = advanced.id and a.step_number = :step_number and a.step_kind = :step_kind
                    and a.ordinal = :ordinal
                returning a.id),
            logged as (
                insert into run_log (run_id, seq, at, kind, epoch, step_number, step_kind, attempt, cause)
                select id, log_seq, now(), 'ATTEMPT_REJECTED', epoch, :step_number, :step_kind, :ordinal, :cause from advanced)
            select log_seq as seq, (select count(*) from closed) as attempts from advanced
            """;

    /** Also an attempt that was rejected at first is accepted, when the last one turned out no better. */
    static final String KEEP_STEP = """
            with advanced as (
                update run set next_step = next_step + 1, log_seq = log_seq + 1
                where id = :run and epoch = :epoch and next_step = :step_number and state = 'RUNNING'
                returning id, question_id, epoch, log_seq),
            closed as (
                update attempt a set ending = 'ACCEPTED', cause = null, detail = '', raw_reply = :raw_reply, thinking = :thinking,
                    started_at = :started_at, first_token_ms = :first_token_ms, total_ms = :total_ms,
                    prompt_tokens = :prompt_tokens, cached_tokens = :cached_tokens,
                    completion_tokens = :completion_tokens, thinking_tokens = :thinking_tokens, tokens_estimated = :tokens_estimated,
                    reported_model = :reported_model, left_out = :left_out
                from advanced
                where a.run_id = advanced.id and a.step_number = :step_number and a.step_kind = :step_kind
                    and a.ordinal = :ordinal
                returning a.id),
            kept as (
                insert into step (id, run_id, number, kind, attempt, user_turn, raw_reply, thinking, title, content,
                    next_action_final, truncated, repaired, end_unknown, looped, recited, repeats, reading, started_at,
                    first_token_ms, total_ms, prompt_tokens, cached_tokens, completion_tokens, thinking_tokens,
                    tokens_estimated, reported_model, left_out)
                select :id, id, :step_number, :step_kind, :ordinal, :user_turn, :raw_reply, :thinking, :title, :content,
                    :next_action_final, :truncated, :repaired, :end_unknown, :looped, :recited, :repeats, :reading, :started_at,
                    :first_token_ms, :total_ms, :prompt_tokens, :cached_tokens, :completion_tokens, :thinking_tokens,
                    :tokens_estimated, :reported_model, :left_out
                from advanced),
            heeded as (
                update run_directive d set heeded_before_step = :step_number from advanced
                where d.run_id = advanced.id and d.heeded_before_step is null
                    and d.number <= case d.kind when 'HINT' then :in_turn else :told end),
            searched as (
                insert into search_pending (question_id, run_id, number) select question_id, id, :step_number from advanced),
            logged as (
                insert into run_log (run_id, seq, at, kind, epoch, step_number, step_kind, attempt)
                select id, log_seq, now(), 'STEP_KEPT', epoch, :step_number, :step_kind, :ordinal from advanced)
            select log_seq as seq, (select count(*) from closed) as attempts from advanced
            """;

    static final String END_THINKING = """
            with advanced as (
                update run set thinking_end = :thinking_end, log_seq = log_seq + 1
                where id = :run and epoch = :epoch and state = 'RUNNING'
                returning id, epoch, log_seq),
            logged as (
                insert into run_log (run_id, seq, at, kind, epoch, thinking_end)
                select id, log_seq, now(), 'THINKING_ENDED', epoch, :thinking_end from advanced)
            select log_seq as seq, 1 as attempts from advanced
            """;

    /** Claims that are void by now, each once, and what their runs' directives are after those that are known. */
    static final String NEWS = """
            select c.run_id, c.epoch, r.epoch <> c.epoch or r.state <> 'RUNNING' as is_void, d.number, d.kind, d.text, d.steps,
                d.given_at, d.heeded_before_step
            from unnest(cast(:runs as text[])::uuid[], cast(:epochs as integer[]), cast(:known as integer[]))
                as c (run_id, epoch, known)
            left join run r on r.id = c.run_id
            left join run_directive d on d.run_id = r.id and d.number > c.known
            where d.number is not null or r.id is null or r.epoch <> c.epoch or r.state <> 'RUNNING'
            order by c.run_id, d.number
            """;

    /** The entry of an event, under this claim. */
    static final String STORED = """
            select seq from run_log
            where run_id = :run and epoch = :epoch and kind = :kind and step_number is not distinct from :step_number
                and step_kind is not distinct from :step_kind and attempt is not distinct from :ordinal
            order by seq desc limit 1
            """;

    /** The columns of an attempt's place. */
    static final List<String> PLACE = List.of("step_number", "step_kind", "ordinal");

    private JournalSql() {}

    static Map<String, Object> place(AttemptRef attempt) {
        return Map.of(
                "step_number", attempt.step().number(),
                "step_kind", attempt.step().kind().name(),
                "ordinal", attempt.ordinal());
    }

    /** Each under the name of its column. */
    static Map<String, @Nullable Object> figures(CallFigures figures) {
        var tokens = figures.tokens();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("started_at", moment(figures.startedAt()));
        columns.put(
                "first_token_ms", figures.toFirstToken().map(Duration::toMillis).orElse(null));
        columns.put("total_ms", figures.total().toMillis());
        columns.put("prompt_tokens", boxed(tokens.prompt()));
        columns.put("cached_tokens", boxed(tokens.cached()));
        columns.put("thinking_tokens", boxed(tokens.thinking()));
        columns.put("completion_tokens", boxed(tokens.completion()));
        columns.put("tokens_estimated", tokens.estimated());
        columns.put("left_out", FiguresColumns.names(figures.leftOut()));
        columns.put("reported_model", figures.reportedModel().orElse(null));
        return columns;
    }

    static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
