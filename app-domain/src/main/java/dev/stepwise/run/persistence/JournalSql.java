package dev.stepwise.run.persistence;

import static dev.stepwise.run.persistence.Nullables.boxed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of {@link RunJournal}. Those that write hold the run's row meanwhile, so that nobody claims it; a void claim finds none. */
final class JournalSql {

    static final String BEGIN_ATTEMPT = """
            with held as (
                select id, epoch, taken_up_again, endpoint_id from run
                where id = :run and epoch = :epoch and state = 'RUNNING' for update)
            insert into attempt (id, run_id, step_number, step_kind, ordinal, epoch, life, ending, endpoint_id,
                max_tokens, temperature, seed, fault_named, without_schema, started_at)
            select :id, id, :step_number, :step_kind, :ordinal, epoch, taken_up_again, 'OPEN', endpoint_id,
                :max_tokens, :temperature, :seed, :fault_named, :without_schema, :started_at
            from held
            """;

    static final String REJECT_ATTEMPT = """
            with held as (
                select id from run where id = :run and epoch = :epoch and state = 'RUNNING' for update),
            closed as (
                update attempt a set ending = 'REJECTED', cause = :cause, detail = :detail, raw_reply = :raw_reply,
                    started_at = :started_at, first_token_ms = :first_token_ms, total_ms = :total_ms,
                    prompt_tokens = :prompt_tokens, cached_tokens = :cached_tokens,
                    completion_tokens = :completion_tokens, tokens_estimated = :tokens_estimated,
                    reported_model = :reported_model
                from held
                where a.run_id = held.id and a.step_number = :step_number and a.step_kind = :step_kind
                    and a.ordinal = :ordinal
                returning a.id)
            select (select count(*) from held) as runs, (select count(*) from closed) as attempts
            """;

    /** Also an attempt that was rejected at first is accepted, when the last one turned out no better. */
    static final String KEEP_STEP = """
            with advanced as (
                update run set next_step = next_step + 1
                where id = :run and epoch = :epoch and next_step = :step_number and state = 'RUNNING'
                returning id, question_id),
            closed as (
                update attempt a set ending = 'ACCEPTED', cause = null, detail = '', raw_reply = :raw_reply,
                    started_at = :started_at, first_token_ms = :first_token_ms, total_ms = :total_ms,
                    prompt_tokens = :prompt_tokens, cached_tokens = :cached_tokens,
                    completion_tokens = :completion_tokens, tokens_estimated = :tokens_estimated,
                    reported_model = :reported_model
                from advanced
                where a.run_id = advanced.id and a.step_number = :step_number and a.step_kind = :step_kind
                    and a.ordinal = :ordinal
                returning a.id),
            kept as (
                insert into step (id, run_id, number, kind, attempt, user_turn, raw_reply, title, content,
                    next_action_final, truncated, repaired, repeats, started_at, first_token_ms, total_ms,
                    prompt_tokens, cached_tokens, completion_tokens, tokens_estimated, reported_model)
                select :id, id, :step_number, :step_kind, :ordinal, :user_turn, :raw_reply, :title, :content,
                    :next_action_final, :truncated, :repaired, :repeats, :started_at, :first_token_ms, :total_ms,
                    :prompt_tokens, :cached_tokens, :completion_tokens, :tokens_estimated, :reported_model
                from advanced),
            searched as (
                insert into search_text (question_id, account_id, asked_at, kind, run_id, number, text, is_cut)
                select q.id, q.account_id, q.asked_at, :step_kind, advanced.id, :step_number, left(whole, 8000), length(whole) > 8000
                from advanced join question q on q.id = advanced.question_id
                cross join lateral (select concat_ws(E'\\n', nullif(:title, ''), :content) as whole) as texts)
            select (select count(*) from advanced) as runs, (select count(*) from closed) as attempts
            """;

    static final String END_THINKING = """
            update run set thinking_end = :thinking_end where id = :run and epoch = :epoch and state = 'RUNNING'
            """;

    static final String STOP_REQUESTED =
            "select stop_requested from run where id = :run and epoch = :epoch and state = 'RUNNING'";

    /** Claims that are void by now, or whose run is to stop. */
    static final String WISHES = """
            select c.run_id, c.epoch, r.epoch <> c.epoch or r.state <> 'RUNNING' as is_void
            from unnest(cast(:runs as text[])::uuid[], cast(:epochs as integer[])) as c(run_id, epoch)
            join run r on r.id = c.run_id
            where r.stop_requested or r.epoch <> c.epoch or r.state <> 'RUNNING'
            """;

    static final String IS_BEGUN = """
            select count(*) from attempt a join run r on r.id = a.run_id
            where r.id = :run and r.epoch = :epoch and a.epoch = :epoch and a.step_number = :step_number
                and a.step_kind = :step_kind and a.ordinal = :ordinal
            """;

    static final String IS_KEPT = """
            select count(*) from step s join run r on r.id = s.run_id
            where r.id = :run and r.epoch = :epoch and s.number = :step_number and s.kind = :step_kind and s.attempt = :ordinal
            """;

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
        columns.put("completion_tokens", boxed(tokens.completion()));
        columns.put("tokens_estimated", tokens.estimated());
        columns.put("reported_model", figures.reportedModel().orElse(null));
        return columns;
    }

    static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
