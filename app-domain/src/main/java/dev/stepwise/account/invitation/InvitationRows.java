package dev.stepwise.account.invitation;

import dev.stepwise.account.Actor;
import dev.stepwise.account.LinkToken;
import dev.stepwise.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code invitation}; in the caller's transaction. */
@Component
class InvitationRows {

    /** By the database's clock, which all nodes share. */
    private static final String STATE = """
            case when withdrawn_at is not null then 'WITHDRAWN' when used >= places then 'USED'
                when ends_at <= clock_timestamp() then 'EXPIRED' else 'OPEN' end as state
            """;

    private static final String LIST = "select *, " + STATE + """
            from invitation where id < :before order by id desc limit :limit
            """;

    private static final String MAKE = """
            insert into invitation (id, token_hash, role, for_whom, places, made_at, made_by, made_by_name, ends_at)
            select :id, :hash, :role, :for_whom, :places, now(), id, display_name, :ends_at from account where id = :by
            """;

    /** Greater than each key that is made by time. */
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient jdbc;

    InvitationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a redemption needs to know. */
    record Found(InvitationId id, InvitationState state, Role role, Optional<String> forWhom) {}

    InvitationId make(Actor by, LinkToken token, Role role, Optional<String> forWhom, int places, Instant endsAt) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        jdbc.sql(MAKE)
                .param("id", id)
                .param("hash", token.hash())
                .param("role", role.name())
                .param("for_whom", forWhom.orElse(null))
                .param("places", places)
                .param("by", by.account().value())
                .param("ends_at", endsAt.atOffset(ZoneOffset.UTC))
                .update();
        return new InvitationId(id);
    }

    List<Invitation> list(Actor looking, Optional<InvitationId> before, int limit) {
        return jdbc.sql(LIST)
                .param("before", before.map(InvitationId::value).orElse(LAST))
                .param("limit", limit)
                .query((row, _) -> invitation(row, looking))
                .list();
    }

    private static Invitation invitation(ResultSet row, Actor looking) throws SQLException {
        return new Invitation(
                new InvitationId(row.getObject("id", UUID.class)),
                InvitationState.valueOf(row.getString("state")),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("for_whom")),
                row.getInt("places"),
                row.getInt("used"),
                row.getString("made_by_name"),
                looking.account().value().equals(row.getObject("made_by", UUID.class)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    Optional<Found> find(String token) {
        return found("token_hash = :key", LinkToken.hash(token));
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Found> findToUse(String token) {
        return found("token_hash = :key for update", LinkToken.hash(token));
    }

    private Optional<Found> found(String which, Object key) {
        return jdbc.sql("select id, role, for_whom, " + STATE + " from invitation where " + which)
                .param("key", key)
                .query((row, _) -> new Found(
                        new InvitationId(row.getObject("id", UUID.class)),
                        InvitationState.valueOf(row.getString("state")),
                        Role.valueOf(row.getString("role")),
                        Optional.ofNullable(row.getString("for_whom"))))
                .optional();
    }

    void takePlace(InvitationId invitation) {
        jdbc.sql("update invitation set used = used + 1 where id = ?")
                .param(invitation.value())
                .update();
    }

    /** For whom it was; empty if it is not open. */
    Optional<String> withdraw(InvitationId invitation) {
        return jdbc.sql("""
                update invitation set withdrawn_at = now()
                where id = ? and withdrawn_at is null and used < places and ends_at > now() returning coalesce(for_whom, '')
                """).param(invitation.value()).query(String.class).optional();
    }
}
