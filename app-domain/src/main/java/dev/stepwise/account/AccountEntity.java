package dev.stepwise.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A row of {@code account}. What was not changed is not written: somebody else may have changed it meanwhile. */
@Entity
@DynamicUpdate
@Table(name = "account")
class AccountEntity {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    /** Nodes of the version before know it by the column's name. */
    @Column(name = "username")
    private String loginName;

    private String displayName;
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean alsoPlainAnswer;

    private @Nullable Instant disabledAt;
    private int loginGeneration;

    private @Nullable Instant lastSeenAt;

    private Instant createdAt;
    private @Nullable Instant passwordChangedAt;
    private @Nullable Instant deletionAskedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected AccountEntity() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the id when the row is stored
    AccountEntity(String loginName, String displayName, String passwordHash, Role role, Instant createdAt) {
        this.loginName = loginName;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
        this.passwordChangedAt = createdAt;
    }

    AccountId id() {
        return new AccountId(id);
    }

    ListedAccount toListed(long runs) {
        return new ListedAccount(
                toAccount(),
                createdAt,
                Optional.ofNullable(lastSeenAt),
                runs,
                Optional.ofNullable(disabledAt),
                Optional.ofNullable(deletionAskedAt));
    }

    Optional<Instant> passwordChangedAt() {
        return Optional.ofNullable(passwordChangedAt);
    }

    boolean isEnabledAdministrator() {
        return role == Role.ADMIN && isEnabled();
    }

    void rename(String newLoginName, String newDisplayName) {
        loginName = newLoginName;
        displayName = newDisplayName;
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    /** Ends all logins. */
    void setPassword(String newHash, Instant now) {
        passwordHash = newHash;
        passwordChangedAt = now;
        loginGeneration++;
    }

    /** Ends all logins; one that is disabled already stays so from the same moment on. */
    void disable(Instant now) {
        if (disabledAt == null) {
            disabledAt = now;
            loginGeneration++;
        }
    }

    /** No deletion is due any more, either. */
    void enable() {
        disabledAt = null;
        deletionAskedAt = null;
    }

    /** Ends all logins; until it is deleted it is disabled, also for nodes that do not know of deletion. */
    void askForDeletion(Instant now) {
        disable(now);
        deletionAskedAt = now;
    }

    /** What somebody else disabled stays so. */
    void keep() {
        if (isToBeDeleted()) {
            enable();
        }
    }

    boolean isToBeDeleted() {
        return deletionAskedAt != null;
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    String loginName() {
        return loginName;
    }

    Account toAccount() {
        return new Account(new AccountId(id), loginName, displayName, role, alsoPlainAnswer);
    }

    Credentials toCredentials() {
        return new Credentials(toAccount(), passwordHash, loginGeneration, isToBeDeleted());
    }
}
