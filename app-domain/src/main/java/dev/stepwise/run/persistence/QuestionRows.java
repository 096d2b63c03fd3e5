package dev.stepwise.run.persistence;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of questions. */
interface QuestionRows extends Repository<StoredQuestion, UUID> {

    /** The question, held until the transaction ends, so that two new runs do not get the same number. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from StoredQuestion q where q.id = :question")
    Optional<StoredQuestion> hold(UUID question);

    /**
     * A row if the account may begin runs; it stays enabled until the transaction ends. Those who ask do not wait for each other, only
     * for who changes the account.
     */
    @Query(nativeQuery = true, value = "select 1 from account where id = :account and disabled_at is null for share")
    Optional<Integer> holdEnabled(UUID account);

    /** Has search find a new question by its text, soon. */
    @Modifying(flushAutomatically = true)
    @Query(nativeQuery = true, value = "insert into search_pending (question_id) values (:question)")
    int indexForSearch(UUID question);
}
