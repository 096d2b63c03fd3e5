package dev.stepwise.account;

import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what administrators did, in the transaction in which they did it. */
@Component
class AuditRows {

    private final JdbcClient jdbc;

    AuditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Actor actor, AuditAct act, AuditSubject subject) {
        jdbc.sql("""
                insert into audit_entry (id, at, actor_id, actor_name, act, subject_id, subject_name)
                select :id, now(), id,
                    case when display_name = username then username else display_name || ' (' || username || ')' end,
                    :act, :subject, :subject_name
                from account where id = :actor
                """)
                .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .param("actor", actor.account().value())
                .param("act", act.name())
                .param("subject", subject.id().orElse(null))
                .param("subject_name", subject.name())
                .update();
    }
}
