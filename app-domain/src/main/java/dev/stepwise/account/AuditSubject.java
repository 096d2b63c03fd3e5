package dev.stepwise.account;

import java.util.Optional;
import java.util.UUID;

/**
 * Whom or what an administrator's act was about, as it was called then; never a secret, and no text of a question.
 *
 * @param id empty where it has none
 */
public record AuditSubject(Optional<UUID> id, String name) {

    public static AuditSubject of(UUID id, String name) {
        return new AuditSubject(Optional.of(id), name);
    }

    public static AuditSubject of(Account account) {
        return of(account.id().value(), name(account.displayName(), account.loginName()));
    }

    /** Both names of an account, where they differ. */
    static String name(String displayName, String loginName) {
        return displayName.equals(loginName) ? loginName : displayName + " (" + loginName + ")";
    }
}
