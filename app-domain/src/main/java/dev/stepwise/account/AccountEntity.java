package dev.stepwise.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A row of {@code account}. */
@Entity
@Table(name = "account")
class AccountEntity {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String username;
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean alsoPlainAnswer;

    @SuppressWarnings("UnusedVariable") // kept for people who look into the database
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected AccountEntity() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the id when the row is stored
    AccountEntity(String username, String passwordHash, Role role, Instant createdAt) {
        this.username = username;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    Account toAccount() {
        return new Account(new AccountId(id), username, role, alsoPlainAnswer);
    }

    Credentials toCredentials() {
        return new Credentials(toAccount(), passwordHash);
    }

    void replacePasswordHash(String newHash) {
        passwordHash = newHash;
    }

    void rememberAlsoPlainAnswer(boolean wanted) {
        alsoPlainAnswer = wanted;
    }
}
