package dev.stepwise.run.persistence;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts texts that are stored into what search looks into. Nothing is lost where that fails: the text is stored, and is not found. */
@Component
class SearchIndex {

    private static final int MOST_FAILURES = 3;

    private static final String NEXT = """
            select id from search_pending where failures < :most_failures order by at limit :most for update skip locked
            """;

    private static final String INDEX = """
            with taken as (
                delete from search_pending where id = any (:pending) returning question_id, run_id, number),
            texts as (
                select q.id, q.account_id, q.asked_at, 'QUESTION' as kind, t.run_id, t.number, q.text as whole
                from taken t join question q on q.id = t.question_id where t.run_id is null
                union all
                select q.id, q.account_id, q.asked_at, s.kind, t.run_id, t.number, concat_ws(E'\\n', nullif(s.title, ''), s.content)
                from taken t join question q on q.id = t.question_id
                join step s on s.run_id = t.run_id and s.number = t.number)
            insert into search_text (question_id, account_id, asked_at, kind, run_id, number, text, is_cut)
            select id, account_id, asked_at, kind, run_id, number, left(whole, 8000), length(whole) > 8000 from texts
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    SearchIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The texts that wait, the oldest first; those that another node has taken are passed over. In the caller's transaction. */
    List<UUID> next(int most) {
        return jdbc.sql(NEXT)
                .param("most_failures", MOST_FAILURES)
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Puts these into the index; all or none. */
    void index(List<UUID> pending) {
        jdbc.sql(INDEX).param("pending", pending.toArray(UUID[]::new)).update();
    }

    /** Notes that one of them could not be put into it. */
    void failed(UUID pending) {
        jdbc.sql("update search_pending set failures = failures + 1 where id = :id")
                .param("id", pending)
                .update();
    }
}
