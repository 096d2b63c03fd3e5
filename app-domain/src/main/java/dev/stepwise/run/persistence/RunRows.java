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
     * Adds one to the epoch of an unfinished run, and tells of it in its log; 0 if there is none. Where a node was lost, its work counts
     * up to the end of the last call that it closed.
     */
    @Modifying(clearAutomatically = true)
    @Query(nativeQuery = true, value = """
            with claimed as (
                update run r set
                    worked_ms = worked_ms + case when state = 'RUNNING' then coalesce((
                        select greatest(0, (extract(epoch from max(
                                a.started_at + a.total_ms * interval '1 millisecond') - r.claimed_at) * 1000)::bigint)
                        from attempt a where a.run_id = r.id and a.epoch = r.epoch), 0) else 0 end,
                    epoch = epoch + 1, state = 'RUNNING', claimed_at = :now, log_seq = log_seq + 1
                where id = :run and state in ('QUEUED', 'RUNNING')
                returning id, log_seq, epoch)
            insert into run_log (run_id, seq, at, kind, epoch) select id, log_seq, :now, 'CLAIMED', epoch from claimed
            """)
    int claim(UUID run, Instant now);

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

    /** Has those who count running runs, and then start one, do so one after the other, until the transaction ends. */
    @Query(nativeQuery = true, value = "select 1 from (select pg_advisory_xact_lock(1937007984, 2)) as held")
    int holdStarts();

    /** How many runs nodes work on: those of the run's account, and those for its endpoint. */
    @Query(nativeQuery = true, value = """
            with this as (
                select r.endpoint_id, q.account_id from run r join question q on q.id = r.question_id where r.id = :run)
            select count(*) filter (where q.account_id = this.account_id),
                count(*) filter (where r.endpoint_id = this.endpoint_id)
            from this cross join run r join question q on q.id = r.question_id
            where r.state = 'RUNNING' and r.id <> :run
            """)
    List<Object[]> running(UUID run);

    /** How many queued runs come before this one: those of a higher priority, and of the same one those that were queued earlier. */
    @Query(nativeQuery = true, value = """
            select count(ahead.id) from scheduled_tasks own
            join run this on this.id = :run
            left join (scheduled_tasks task join run ahead on ahead.id::text = task.task_instance and ahead.state = 'QUEUED')
                on task.task_name = own.task_name and ahead.id <> this.id
                and (task.priority > own.priority or (task.priority = own.priority and ahead.queued_at < this.queued_at))
            where own.task_name = :task and own.task_instance = cast(:run as text)
            group by own.task_instance
            """)
    Optional<Integer> before(String task, UUID run);

    /** Of each account the first queued run that would have room, as it is now, the first ones first. */
    @Query(nativeQuery = true, value = """
            with running as (
                select q.account_id, r.endpoint_id from run r join question q on q.id = r.question_id where r.state = 'RUNNING')
            select id from (
                select distinct on (q.account_id) r.id, t.priority, r.queued_at
                from run r
                join question q on q.id = r.question_id
                join scheduled_tasks t on t.task_name = :task and t.task_instance = r.id::text and not t.picked
                where r.state = 'QUEUED'
                    and (:ofAccount = 0
                        or :ofAccount > (select count(*) from running where running.account_id = q.account_id))
                    and (:ofEndpoint = 0
                        or :ofEndpoint > (select count(*) from running where running.endpoint_id = r.endpoint_id))
                order by q.account_id, t.priority desc, r.queued_at) as first
            order by priority desc, queued_at limit :most
            """)
    List<UUID> startable(String task, int ofAccount, int ofEndpoint, int most);

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
