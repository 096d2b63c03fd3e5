package dev.stepwise.account;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Keeps tokens as hashes, so that reading the database lets nobody in. A token has 128 random bits: it needs no salt. */
@Service
class StoredLoginTokens implements LoginTokens {

    /** The name is what nodes of the version before find the account by. */
    private static final String KEEP = """
            insert into persistent_logins (account_id, login_generation, login_session_id, username, series, token, last_used)
            select a.id, s.login_generation, s.id, username, :series, :token, :now
            from login_session s join account a on a.id = s.account_id where s.id = :session
            """;

    private static final String FIND = """
            select l.account_id, l.login_generation, l.login_session_id, l.token, l.last_used
            from persistent_logins l join account a on a.id = l.account_id and a.login_generation = l.login_generation
            where l.series = :series
            """;

    private final JdbcClient jdbc;

    StoredLoginTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(LoginToken token, Sha256 hash) {

        static Row of(ResultSet row) throws SQLException {
            var account = new AccountId(row.getObject("account_id", UUID.class));
            var lastUsed = row.getObject("last_used", OffsetDateTime.class).toInstant();
            var session = Optional.ofNullable(row.getObject("login_session_id", UUID.class))
                    .map(LoginSessionId::new);
            return new Row(
                    new LoginToken(account, row.getInt("login_generation"), session, lastUsed),
                    new Sha256(row.getString("token")));
        }

        boolean isOf(String token) {
            return MessageDigest.isEqual(hash.bytes(), Sha256.of(token).bytes());
        }
    }

    @Override
    public void keep(LoginSessionId login, String series, String token, Instant now) {
        jdbc.sql(KEEP)
                .param("session", login.value())
                .param("series", series)
                .param("token", Sha256.of(token).hex())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<LoginToken> find(String series, String token) {
        return jdbc.sql(FIND)
                .param("series", series)
                .query((row, _) -> Row.of(row))
                .optional()
                .filter(row -> row.isOf(token))
                .map(Row::token);
    }

    @Override
    public void used(String series, Instant now) {
        jdbc.sql("update persistent_logins set last_used = :now where series = :series")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("series", series)
                .update();
    }

    @Override
    public void forgetOlderThan(Instant moment) {
        jdbc.sql("delete from persistent_logins where last_used < ?")
                .param(moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void belong(String series, LoginSessionId login) {
        jdbc.sql("update persistent_logins set login_session_id = :session where series = :series")
                .param("session", login.value())
                .param("series", series)
                .update();
    }
}
