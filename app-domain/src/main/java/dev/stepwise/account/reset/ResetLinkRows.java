package dev.stepwise.account.reset;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.LinkToken;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code reset_link}; in the caller's transaction. */
@Component
class ResetLinkRows {

    private final JdbcClient jdbc;

    ResetLinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a link says of itself. */
    record Found(AccountId account, String loginName, boolean isUsed, boolean isExpired) {}

    /** In the place of the one before; false if the account may not log in. */
    boolean make(AccountId account, LinkToken token) {
        return jdbc.sql("""
                insert into reset_link (account_id, token_hash, ends_at)
                select id, :hash, now() + :hours * interval '1 hour' from account where id = :account and disabled_at is null
                on conflict (account_id) do update
                    set token_hash = excluded.token_hash, ends_at = excluded.ends_at, used_at = null
                """)
                        .param("hash", token.hash())
                        .param("hours", ResetLinkAdministration.VALID.toHours())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    Optional<Found> find(String token) {
        return found(token, "");
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Found> findToUse(String token) {
        return found(token, " for update of l");
    }

    private Optional<Found> found(String token, String lock) {
        return jdbc.sql("""
                select a.id, a.username, l.used_at is not null as is_used, l.ends_at <= clock_timestamp() as is_expired
                from reset_link l join account a on a.id = l.account_id
                where l.token_hash = :hash and a.disabled_at is null
                """ + lock)
                .param("hash", LinkToken.hash(token))
                .query((row, _) -> new Found(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("username"),
                        row.getBoolean("is_used"),
                        row.getBoolean("is_expired")))
                .optional();
    }

    void use(AccountId account) {
        jdbc.sql("update reset_link set used_at = now() where account_id = ?")
                .param(account.value())
                .update();
    }
}
