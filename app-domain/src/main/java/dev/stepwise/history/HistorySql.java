package dev.stepwise.history;

/**
 * The statements of the history. Each has one plan that is good whatever is searched for: what depends on it stands in a scalar
 * subquery, which the planner does not look into, and {@code offset 0} keeps a condition out of the part that is read by another one.
 */
final class HistorySql {

    private static final String RECENT = """
            select id, text, asked_at from question
            where account_id = :account and (asked_at, id) < (:askedAt, :id)
            order by asked_at desc, id desc
            limit :limit""";

    private static final String FOUND =
            "select id, text, asked_at from question where account_id = :account and id = any(cast(:questions as text[])::uuid[])";

    // The page is cut out before the runs are looked at, so that only the runs of its own questions are read.
    private static final String SUMMARIES = """
            with page as (%s)
            select page.id, left(page.text, 300) as text, page.asked_at,
                   runs.number as runs, runs.live, latest.id as latest_run, latest.state as latest_state
            from page
            cross join lateral (
                select count(*) as number, bool_or(state in ('QUEUED', 'RUNNING')) as live
                from run where question_id = page.id) runs
            cross join lateral (
                select id, state from run where question_id = page.id
                order by strategy = 'DIRECT', queued_at desc, ordinal desc
                limit 1) latest
            order by page.asked_at desc, page.id desc
            """;

    /** The page after a cursor. */
    static final String RECENT_PAGE = SUMMARIES.formatted(RECENT);

    /** What stands on the page of questions that were found. */
    static final String FOUND_PAGE = SUMMARIES.formatted(FOUND);

    private static final String NEAR = """
            select id, asked_at from question
            where account_id = :account and (asked_at, id) < (:askedAt, :id)
            order by asked_at desc, id desc
            limit :near""";

    /** The question that ends the next few after a cursor, with the time of the first of them and their number. */
    static final String NEAR_END = """
            with near as (%s)
            select asked_at, id, max(asked_at) over () as newest, count(*) over () as number
            from near order by asked_at, id limit 1
            """.formatted(NEAR);

    // The collation is named because a database's own may know no capital letters beyond ASCII.
    private static final String CONTAINS = "text collate pg_c_utf8 ilike :pattern escape '\\'";

    private static final String MATCHES = "tokens @@ (select search_query(:typed))";

    /** The questions found among the next few after a cursor, by reading the texts of each. */
    static final String FOUND_NEAR = """
            select near.id as question_id, near.asked_at from (%s) as near
            where exists (
                select from (
                    select tokens, text from search_text
                    where question_id = near.id and account_id = :account
                    offset 0) as texts
                where %s)
            order by near.asked_at desc, near.id desc
            limit :limit
            """.formatted(NEAR, MATCHES + " and " + CONTAINS);

    /** The questions found from a time to a cursor, by the index of words; only as many texts are read as it takes to fill the page. */
    static final String FOUND_BY_WORDS = """
            select question_id, asked_at from (
                select question_id, asked_at, ctid as place from (
                    select question_id, asked_at, account_id, ctid from search_text
                    where %s and tokens @@ (select search_window(:account, cast(:bits as integer), :askedAt))
                    offset 0) as matching
                where account_id = :account and (asked_at, question_id) < (:askedAt, :id) and asked_at >= :endAt
                order by asked_at desc, question_id desc
                offset 0) as found
            where exists (select from search_text where ctid = place and %s)
            group by asked_at, question_id
            order by asked_at desc, question_id desc
            limit :limit
            """.formatted(MATCHES, CONTAINS);

    /** The first texts of each question in which it was found. */
    static final String HITS = """
            select hit.question_id, hit.kind, hit.run_id, hit.ordinal, hit.number, hit.text, hit.is_cut
            from unnest(cast(:questions as text[])::uuid[]) as page (id)
            cross join lateral (
                select texts.*, run.ordinal
                from (
                    select * from search_text
                    where question_id = page.id and account_id = :account
                    offset 0) as texts
                left join run on run.id = texts.run_id
                where %s and %s
                order by run.ordinal nulls first, texts.number
                limit 2) as hit
            order by hit.question_id, hit.ordinal nulls first, hit.number
            """.formatted(MATCHES, CONTAINS);

    private HistorySql() {}
}
