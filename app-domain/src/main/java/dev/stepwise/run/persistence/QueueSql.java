package dev.stepwise.run.persistence;

/** The statements of {@link RunQueue}. */
final class QueueSql {

    /**
     * Start-time fair queueing (Goyal, Vin, Cheng 1996) with turns for times. An account's next run comes a turn after its last one that is
     * unfinished, and not before what begins now; whoever has none goes before all further runs of those who have some.
     */
    static final String ASSIGN_TURN = """
            update run set turn = (
                select case when count(r.id) = 0 then e.turn - 1 else greatest(max(r.turn), e.turn) + 1 end
                from endpoint e
                left join (run r join question q on q.id = r.question_id)
                    on r.endpoint_id = e.id and r.state in ('QUEUED', 'RUNNING') and r.id <> run.id
                        and q.account_id = (select account_id from question where id = run.question_id)
                where e.id = run.endpoint_id
                group by e.turn)
            where id = :run
            """;

    private static final String NOBODYS = """
            r.state = 'RUNNING' and case
                when r.node_id is null then :older_gone
                when r.node_id = :node then r.id <> all (cast(:here as text[])::uuid[])
                else :silence_is_loss and not exists (
                    select from node n where n.id = r.node_id and n.seen_at > clock_timestamp() - :silence * interval '1 second')
                end
            """;

    static final String HAS_WORK = """
            select exists (select from run r where r.state = 'QUEUED' and (r.turn is not null or :older_gone))
                or exists (select from run r where %s)
            """.formatted(NOBODYS);

    static final String LOST = "select r.id from run r where %s order by r.claimed_at".formatted(NOBODYS);

    /** How far a run is from its turn says how much it is due; that is comparable from one model server to the other. */
    static final String WAITING = """
            select id, account_id, endpoint_id from (
                select r.id, q.account_id, r.endpoint_id, r.turn - e.turn as distance, r.queued_at, row_number() over (
                    partition by r.endpoint_id, q.account_id order by r.turn nulls first, r.queued_at, r.id) as nth
                from run r join question q on q.id = r.question_id join endpoint e on e.id = r.endpoint_id
                where r.state = 'QUEUED' and (r.turn is not null or :older_gone)) as queued
            where nth <= :most
            order by distance nulls first, queued_at, id
            """;

    static final String RUNNING = """
            select q.account_id, r.endpoint_id, count(*) as runs
            from run r join question q on q.id = r.question_id where r.state = 'RUNNING' group by q.account_id, r.endpoint_id
            """;

    /** Where a node was lost, its work counts up to the end of the last call that it closed. */
    static final String CLAIM = """
            with free as (
                select id from run where id = any (cast(:runs as text[])::uuid[]) and state in ('QUEUED', 'RUNNING')
                for update skip locked),
            claimed as (
                update run r set
                    worked_ms = worked_ms + case when state = 'RUNNING' then coalesce((
                        select greatest(0, (extract(epoch from max(
                                a.started_at + a.total_ms * interval '1 millisecond') - r.claimed_at) * 1000)::bigint)
                        from attempt a where a.run_id = r.id and a.epoch = r.epoch), 0) else 0 end,
                    epoch = epoch + 1, state = 'RUNNING', claimed_at = :now, node_id = :node, log_seq = log_seq + 1
                from free where r.id = free.id
                returning r.id, r.log_seq, r.epoch, r.endpoint_id, r.turn),
            turned as (
                update endpoint e set turn = began.turn
                from (select endpoint_id, max(turn) as turn from claimed group by endpoint_id) as began
                where e.id = began.endpoint_id and e.turn < began.turn),
            logged as (
                insert into run_log (run_id, seq, at, kind, epoch) select id, log_seq, :now, 'CLAIMED', epoch from claimed)
            select id, epoch, log_seq from claimed
            """;

    static final String PLACE = """
            select count(ahead.id) from (
                select r.id, r.endpoint_id, q.account_id, coalesce(r.turn, -9e18::bigint) as turn, r.queued_at
                from run r join question q on q.id = r.question_id
                where r.id = :run and q.account_id = :account and r.state = 'QUEUED') as own
            left join lateral (
                select r.id, q.account_id, row_number() over (
                    partition by q.account_id order by r.turn nulls first, r.queued_at, r.id) as nth
                from run r join question q on q.id = r.question_id
                where r.state = 'QUEUED' and r.endpoint_id = own.endpoint_id
                    and (coalesce(r.turn, -9e18::bigint), r.queued_at, r.id) < (own.turn, own.queued_at, own.id)) as ahead
                on ahead.account_id = own.account_id or :most_of_account = 0 or ahead.nth <= :most_of_account - (
                    select count(*) from run r join question q on q.id = r.question_id
                    where r.state = 'RUNNING' and q.account_id = ahead.account_id)
            group by own.id
            """;

    private QueueSql() {}
}
