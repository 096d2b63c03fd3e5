package dev.stepwise.run.persistence;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of runs, and the fence that keeps a node from writing to a run that another one has claimed since. */
interface RunRows extends Repository<StoredRun, UUID> {

    /**
     * Adds one to the epoch of an unfinished run; 0 if there is none. Where a node was lost, its work counts up to the end of
     * the last call that it closed.
     */
    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
            update run r set
                worked_ms = worked_ms + case when state = 'RUNNING' then coalesce((
                    select greatest(0, (extract(epoch from max(
                            a.started_at + a.total_ms * interval '1 millisecond') - r.claimed_at) * 1000)::bigint)
                    from attempt a where a.run_id = r.id and a.epoch = r.epoch), 0) else 0 end,
                epoch = epoch + 1, state = 'RUNNING', claimed_at = :now
            where id = :run and state in ('QUEUED', 'RUNNING')
            """)
    int claim(UUID run, Instant now);

    /** The run, if the claim still holds; nobody else claims it before the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StoredRun r where r.id = :run and r.epoch = :epoch and r.state = RUNNING")
    Optional<StoredRun> holdClaimed(UUID run, int epoch);

    /** The run, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StoredRun r where r.id = :run")
    Optional<StoredRun> hold(UUID run);

    /** The account's run, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from StoredRun r where r.id = :run and r.question.accountId = :account")
    Optional<StoredRun> hold(UUID account, UUID run);

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

    /** Takes away what nodes that had the run before wrote for others to watch. */
    @Modifying
    @Query(nativeQuery = true, value = "delete from run_chunk where run_id = :run and epoch < :epoch")
    int forgetText(UUID run, int epoch);

    /** Unfinished runs that no task leads to. */
    @Query(nativeQuery = true, value = """
            select r.id, q.account_id from run r join question q on q.id = r.question_id
            where r.state in ('QUEUED', 'RUNNING') and not exists (
                select from scheduled_tasks t where t.task_name = :task and t.task_instance = r.id::text)
            order by r.queued_at
            """)
    List<Object[]> withoutTask(String task);
}
