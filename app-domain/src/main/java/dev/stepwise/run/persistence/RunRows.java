package dev.stepwise.run.persistence;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of runs, and the fence that keeps a node from writing to a run that another one has claimed since. */
interface RunRows extends Repository<StoredRun, UUID> {

    /** The run, if the claim still holds; nobody else claims it before the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StoredRun r where r.id = :run and r.epoch = :epoch and r.state = RUNNING")
    Optional<StoredRun> holdClaimed(UUID run, int epoch);

    /** Writes what was changed of runs, so that statements see it. */
    void flush();

    /** The run, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StoredRun r where r.id = :run")
    Optional<StoredRun> hold(UUID run);

    /** The account's run, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StoredRun r where r.id = :run and r.question.accountId = :account")
    Optional<StoredRun> hold(UUID account, UUID run);

    /** The account's runs that have not ended. */
    @Query("select r.id from StoredRun r where r.question.accountId = :account and r.state in (QUEUED, RUNNING)")
    List<UUID> unfinished(UUID account);

    @Query("select r from StoredRun r join fetch r.question where r.id = :run")
    Optional<StoredRun> withQuestion(UUID run);

    @Query("select r from StoredRun r join fetch r.question q where r.id = :run and q.accountId = :account")
    Optional<StoredRun> withQuestion(UUID account, UUID run);

    @Query("select r from StoredRun r where r.question.id = :question order by r.ordinal")
    List<StoredRun> siblings(UUID question);

    @Query("select coalesce(max(r.ordinal), 0) from StoredRun r where r.question.id = :question")
    int lastOrdinal(UUID question);

    @Query("select count(r) from StoredRun r where r.question.accountId = :account and r.state in (QUEUED, RUNNING)")
    int outstanding(UUID account);

    @Query("select count(r) from StoredRun r where r.settings.endpointId = :endpoint and r.state in (QUEUED, RUNNING)")
    int outstandingAt(UUID endpoint);

    /** Takes away what nodes that had the run before wrote for others to watch. */
    @Modifying
    @Query(nativeQuery = true, value = "delete from run_chunk where run_id = :run and epoch < :epoch")
    int forgetText(UUID run, int epoch);
}
