package dev.stepwise.account;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The counts of {@code login_tries}. Each method is one statement and no transaction of a caller's; the first key's row is always locked
 * before the name's, so that no two wait for each other.
 */
@Component
class LoginTryRows {

    private static final byte[] NONE = {};

    private static final String COUNT = """
            on conflict (key) do update set
                tries = case when t.began_at > now() - interval '15 minutes' then least(t.tries, :most) + 1 else 1 end,
                began_at = case when t.began_at > now() - interval '15 minutes' then t.began_at else now() end
            returning tries, began_at
            """;

    private static final String TAKE = """
            with first as (
                insert into login_tries as t (key, tries, began_at) values (:first, 1, now())
            """ + COUNT + """
                ),
            by_name as (
                insert into login_tries as t (key, tries, began_at)
                select :name, 1, now() from first where tries <= :most and :named
            """ + COUNT.replace(":most", ":most_of_name") + """
                )
            select tries, (extract(epoch from began_at + interval '15 minutes' - now()) * 1000)::bigint as rest,
                coalesce((select tries from by_name), 1) - 1 as wrong_of_name
            from first
            """;

    private static final String ONE_LESS = """
            update login_tries set tries = least(tries, :most) - 1,
                began_at = case when tries > 1 then began_at else '-infinity' end
            where tries > 0 and key =
            """;

    /** The count makes it wait for what goes before. */
    private static final String ONE_LESS_OF_NAME =
            ONE_LESS.replace(":most", ":most_of_name") + " :name and (select count(*) from first) >= 0";

    /** More are not told apart. */
    private static final int MOST_OF_NAME = 1_000_000;

    private final JdbcClient jdbc;

    LoginTryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was counted.
     *
     * @param tries of the first key, with this one
     * @param rest until they are there again
     * @param wrongOfName wrong tries of the name alone, without this one
     */
    record Counted(int tries, Duration rest, int wrongOfName) {}

    Counted take(LoginKeys keys) {
        return with(keys, TAKE)
                .param("named", keys.name().isPresent())
                .query((row, _) -> new Counted(
                        row.getInt("tries"), Duration.ofMillis(row.getLong("rest")), row.getInt("wrong_of_name")))
                .single();
    }

    void giveBack(LoginKeys keys) {
        with(keys, "with first as (" + ONE_LESS + " :first returning key) " + ONE_LESS_OF_NAME)
                .update();
    }

    void forget(LoginKeys keys) {
        with(keys, "with first as (delete from login_tries where key = :first returning key) " + ONE_LESS_OF_NAME)
                .update();
    }

    /** Takes some of those away that count no longer: more than a try can add, so that the table only keeps what counts. */
    void removeOld() {
        jdbc.sql("""
                delete from login_tries where key = any (array(
                    select key from login_tries where began_at <= now() - interval '15 minutes'
                    order by began_at limit 100 for update skip locked))
                """).update();
    }

    private JdbcClient.StatementSpec with(LoginKeys keys, String sql) {
        return jdbc.sql(sql)
                .param("first", keys.first().bytes())
                .param("name", keys.name().map(Sha256::bytes).orElse(NONE))
                .param("most", keys.most())
                .param("most_of_name", MOST_OF_NAME);
    }
}
