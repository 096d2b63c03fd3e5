package dev.stepwise.account.reset;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.LinkToken;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes a link for an administrator who cannot log in, for whoever reaches the database, while Stepwise runs or not. */
public final class MachineLink {

    /** By whom, in what is written down of it. */
    private static final String ON_THE_MACHINE = "admin-link";

    private final JdbcClient jdbc;

    /** @param connection which commits by itself or by the caller */
    public MachineLink(Connection connection) {
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** The link's token, and whose password it sets. */
    public record Made(String loginName, String token) {

        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    /** Whether the database has a place for such links. */
    public boolean isThere() {
        return jdbc.sql("select to_regclass('reset_link') is not null")
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /** The login names of enabled administrators. */
    public List<String> administrators() {
        return jdbc.sql("select username from account where role = 'ADMIN' and disabled_at is null order by username")
                .query((row, _) -> row.getString("username"))
                .list();
    }

    /** A new link for the administrator of that name, in the place of the one before; empty if there is none who may log in. */
    public Optional<Made> make(String loginName) {
        var token = LinkToken.make(new SecureRandom());
        return administrators().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).equals(loginName.toLowerCase(Locale.ROOT)))
                .findFirst()
                .filter(name -> new ResetLinkRows(jdbc).make(id(name), token))
                .map(name -> {
                    writeDown(name);
                    return new Made(name, token.value());
                });
    }

    private AccountId id(String loginName) {
        return new AccountId(jdbc.sql("select id from account where username = ?")
                .param(loginName)
                .query(UUID.class)
                .single());
    }

    private void writeDown(String loginName) {
        jdbc.sql("""
                insert into audit_entry (id, at, actor_name, act, subject_id, subject_name)
                select :id, now(), :by, :act, id,
                    case when display_name = username then username else display_name || ' (' || username || ')' end
                from account where username = :name
                """)
                .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .param("by", ON_THE_MACHINE)
                .param("act", AuditAct.ADMIN_LINK_MADE.name())
                .param("name", loginName)
                .update();
    }
}
