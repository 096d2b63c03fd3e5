package dev.stepwise.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code login_session}; tokens go with them. */
@Service
class StoredLoginSessions implements LoginSessions, SessionService {

    private static final int ADDRESS_LIMIT = 64;

    private final JdbcClient jdbc;

    StoredLoginSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void begin(NewLogin login, Instant now) {
        jdbc.sql("""
                delete from login_session where id = any (array(
                    select id from login_session
                    where last_used_at < :too_old_with_browser and (not stays or last_used_at < :too_old)
                    order by last_used_at limit 100 for update skip locked))
                """)
                .param("too_old", time(now.minus(VALID)))
                .param("too_old_with_browser", time(now.minus(VALID_WITH_BROWSER)))
                .update();
        jdbc.sql("""
                insert into login_session
                select :id, id, :generation, :agent, :address, :stays, :now, :now from account where id = :account
                """)
                .param("id", login.id().value())
                .param("account", login.account().value())
                .param("generation", login.loginGeneration())
                .param("agent", storable(login.userAgent(), USER_AGENT_LIMIT))
                .param("address", storable(login.address(), ADDRESS_LIMIT))
                .param("stays", login.stays())
                .param("now", time(now))
                .update();
        jdbc.sql("update account set last_seen_at = :now where id = :account")
                .param("now", time(now))
                .param("account", login.account().value())
                .update();
    }

    @Override
    public Map<LoginSessionId, Role> good(Collection<LoginSessionId> logins) {
        return jdbc
                .sql("""
                select s.id, a.role from login_session s
                    join account a on a.id = s.account_id and a.login_generation = s.login_generation
                where s.id = any (:ids) and a.disabled_at is null
                """)
                .param("ids", logins.stream().map(LoginSessionId::value).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(id(row), Role.valueOf(row.getString("role"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void used(LoginSessionId login, String address, Instant now) {
        // whose account is being changed at the moment is seen a minute later, so that nobody waits
        jdbc.sql("""
                with used as (
                    update login_session set last_used_at = :now, address = :address
                    where id = :id and last_used_at < cast(:now as timestamptz) - interval '1 minute'
                    returning account_id)
                update account set last_seen_at = :now where id in (
                    select a.id from account a join used on used.account_id = a.id for no key update of a skip locked)
                """)
                .param("id", login.value())
                .param("address", storable(address, ADDRESS_LIMIT))
                .param("now", time(now))
                .update();
    }

    @Override
    public void end(LoginSessionId login) {
        jdbc.sql("delete from login_session where id = ?").param(login.value()).update();
    }

    @Override
    @Transactional
    public void endAll(AccountId account, LoginSessionId except) {
        delete(
                "delete from persistent_logins where account_id = :account and login_session_id is distinct from :kept",
                account,
                except);
        delete("delete from login_session where account_id = :account and id <> :kept", account, except);
    }

    @Override
    public List<LoginSession> list(Actor actor) {
        return jdbc.sql("""
                select s.id, user_agent, address, began_at, last_used_at from login_session s
                    join account a on a.id = s.account_id and a.login_generation = s.login_generation
                where account_id = :account
                    and last_used_at > now() - case when stays then interval '30 days' else interval '12 hours' end
                order by last_used_at desc, id limit :limit
                """)
                .param("account", actor.account().value())
                .param("limit", LIST_LIMIT)
                .query((row, _) -> new LoginSession(
                        id(row),
                        row.getString("user_agent"),
                        row.getString("address"),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_used_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public boolean end(Actor actor, LoginSessionId login) {
        return jdbc.sql("delete from login_session where id = :id and account_id = :account")
                        .param("id", login.value())
                        .param("account", actor.account().value())
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public void endOthers(Actor actor, LoginSessionId kept) {
        endAll(actor.account(), kept);
    }

    private void delete(String sql, AccountId account, LoginSessionId kept) {
        jdbc.sql(sql)
                .param("account", account.value())
                .param("kept", kept.value())
                .update();
    }

    private static LoginSessionId id(ResultSet row) throws SQLException {
        return new LoginSessionId(row.getObject("id", UUID.class));
    }

    /** Cut, and without the one character that PostgreSQL cannot store; no pair of characters is cut in two. */
    private static String storable(String text, int limit) {
        var plain = text.replace("\0", "");
        int characters = Math.min(plain.codePointCount(0, plain.length()), limit);
        return plain.substring(0, plain.offsetByCodePoints(0, characters));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
