package dev.stepwise.account.audit;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.AuditSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads the table {@code audit_entry}; its keys sort by the time of their making. */
@Service
class StoredAuditTrail implements AuditTrail {

    private static final String LIST = """
            select * from audit_entry
            where id < :before
                and (cast(:act as text) is null or act = :act)
                and (cast(:from as timestamptz) is null or at >= :from)
                and (cast(:until as timestamptz) is null or at < :until)
                and (:name = '' or strpos(lower(actor_name collate pg_c_utf8), lower(:name collate pg_c_utf8)) > 0
                    or strpos(lower(subject_name collate pg_c_utf8), lower(:name collate pg_c_utf8)) > 0)
            order by id desc limit :limit
            """;

    /** Greater than each key that is made by time. */
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final AdministratorWork administrators;
    private final JdbcClient jdbc;

    StoredAuditTrail(AdministratorWork administrators, JdbcClient jdbc) {
        this.administrators = administrators;
        this.jdbc = jdbc;
    }

    @Override
    public AuditPage list(Actor actor, AuditFilter filter, Optional<UUID> before, int limit) {
        if (limit < 1 || limit > PAGE_LIMIT) {
            throw new IllegalArgumentException("A page holds from 1 to " + PAGE_LIMIT + " acts.");
        }
        return administrators.perform(actor, () -> {
            // one more than is shown, to know whether another page follows
            var found = read(filter, before.orElse(LAST), limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            return new AuditPage(
                    shown, found.size() > limit ? Optional.of(shown.getLast().id()) : Optional.empty());
        });
    }

    private List<AuditEntry> read(AuditFilter filter, UUID before, int limit) {
        return jdbc.sql(LIST)
                .param("before", before)
                .param("act", filter.act().map(Enum::name).orElse(null))
                .param("from", moment(filter.from()))
                .param("until", moment(filter.until()))
                .param("name", filter.name().strip())
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    private static @Nullable OffsetDateTime moment(Optional<Instant> moment) {
        return moment.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("actor_id", UUID.class)),
                row.getString("actor_name"),
                act(row.getString("act")),
                new AuditSubject(
                        Optional.ofNullable(row.getObject("subject_id", UUID.class)), row.getString("subject_name")));
    }

    private static Optional<AuditAct> act(String name) {
        return Arrays.stream(AuditAct.values())
                .filter(act -> act.name().equals(name))
                .findFirst();
    }
}
