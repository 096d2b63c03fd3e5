package dev.stepwise.bench.history;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The plain way: a page by its number, and a search that reads the account's texts, newest first, until the page is full. */
public final class PlainReading {

    private static final int PAGE = 30;

    private final JdbcClient jdbc;
    private final Object account;

    public PlainReading(LongHistory history) {
        jdbc = history.jdbc();
        account = history.account().account().value();
    }

    public void page(int number) {
        jdbc.sql("""
                select q.id, left(q.text, 300), q.asked_at, count(*)
                from question q join run r on r.question_id = q.id
                where q.account_id = ?
                group by q.id order by q.asked_at desc, q.id desc limit ? offset ?
                """).params(account, PAGE, number * PAGE).query().listOfRows();
    }

    public void search(String typed) {
        jdbc.sql("""
                select distinct asked_at, question_id from search_text
                where account_id = ? and text collate pg_c_utf8 ilike ?
                order by asked_at desc, question_id desc limit ?
                """).params(account, "%" + typed + "%", PAGE).query().listOfRows();
    }
}
