package dev.stepwise.run.persistence;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.QuestionId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A question's row. */
@Entity
@Table(name = "question")
class StoredQuestion {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID accountId;
    String text;
    Instant askedAt;

    @SuppressWarnings("NullAway.Init")
    StoredQuestion() {}

    @SuppressWarnings("NullAway.Init") // the id is made when it is persisted
    StoredQuestion(AccountId account, String text, Instant askedAt) {
        this.accountId = account.value();
        this.text = text;
        this.askedAt = askedAt;
    }

    QuestionId questionId() {
        return new QuestionId(id);
    }

    AccountId account() {
        return new AccountId(accountId);
    }
}
