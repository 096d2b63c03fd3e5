package dev.stepwise.history;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunState;
import dev.stepwise.run.StepKind;
import dev.stepwise.settings.Strategy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes questions and runs as the tests of the history need them. */
class HistoryRows {

    private final JdbcClient jdbc;
    private final UUID endpoint = UUID.randomUUID();

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("insert into endpoint values (?, 'a server', ?, 'OTHER', now())")
                .params(endpoint, "http://localhost/" + endpoint)
                .update();
    }

    Actor account() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into account values (?, ?, 'no hash', 'USER', false, now())")
                .params(id, id.toString())
                .update();
        return new Actor(new AccountId(id), Role.USER);
    }

    /** A question with one answered run. */
    QuestionId question(Actor account, String text, Instant askedAt) {
        return question(account, UUID.randomUUID(), text, askedAt);
    }

    QuestionId question(Actor account, UUID id, String text, Instant askedAt) {
        jdbc.sql("insert into question values (?, ?, ?, ?)")
                .params(id, account.account().value(), text, askedAt.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into search_text (question_id, account_id, asked_at, kind, text, is_cut)
                values (?, ?, ?, 'QUESTION', left(?, 8000), length(?) > 8000)
                """)
                .params(id, account.account().value(), askedAt.atOffset(ZoneOffset.UTC), text, text)
                .update();
        var question = new QuestionId(id);
        run(question, 1, Strategy.STEPS, RunState.ANSWERED, askedAt);
        return question;
    }

    /** A step of one of the question's runs, as search sees it. */
    void step(QuestionId question, RunId run, int number, StepKind kind, String text) {
        jdbc.sql("""
                insert into search_text (question_id, account_id, asked_at, kind, run_id, number, text, is_cut)
                select id, account_id, asked_at, ?, ?, ?, left(?, 8000), length(?) > 8000 from question where id = ?
                """)
                .params(kind.name(), run.value(), number, text, text, question.value())
                .update();
    }

    RunId run(QuestionId question, int ordinal, Strategy strategy, RunState state, Instant queuedAt) {
        var id = UUID.randomUUID();
        var at = queuedAt.atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into run (id, question_id, ordinal, state, preset_name, endpoint_id, endpoint_name, endpoint_flavor,
                    model, strategy, temperature, top_p, seed, min_steps, max_steps, step_tokens, answer_tokens,
                    output_mode, language, queued_at, ended_at, failure_cause)
                values (?, ?, ?, ?, 'Careful steps', ?, 'a server', 'OTHER', 'a model', ?, 0, 1, 7, 3, 25, 300, 500,
                    'JSON_SCHEMA', 'ENGLISH', ?, ?, ?)
                """)
                .params(
                        id,
                        question.value(),
                        ordinal,
                        state.name(),
                        endpoint,
                        strategy.name(),
                        at,
                        state.isEnd() ? at : null,
                        state == RunState.FAILED ? "STALLED" : null)
                .update();
        return new RunId(id);
    }
}
