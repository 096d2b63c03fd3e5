package dev.stepwise.run.persistence;

/** The statements of {@link RunQueue}. */
final class QueueSql {

    /**
     * Start-time fair queueing (Goyal, Vin, Cheng 1996) with turns for times. An account's next run comes a turn after its last one, and not
     * before what begins now; whoever has none under way goes before all further runs of those who have some, but each time a turn later.
     */
    static final String ASSIGN_TURN = """
            with own as (
                select r.id, r.endpoint_id, q.account_id, e.turn as begun
                from run r join question q on q.id = r.question_id join endpoint e on e.id = r.endpoint_id where r.id = :run),
            next as (
                select own.*, case
                    when exists (
                        select from run r join question q on q.id = r.question_id
                        where r.endpoint_id = own.endpoint_id and q.account_id = own.account_id and r.id <> own.id
                            and r.state in ('QUEUED', 'RUNNING'))
                    then greatest(begun, coalesce(last.turn, begun)) + 1
                    else greatest(begun - 1, least(coalesce(last.turn, begun - 2), begun) + 1) end as turn
                from own left join queue_turn last on last.endpoint_id = own.endpoint_id and last.account_id = own.account_id),
            kept as (
                insert into queue_turn (endpoint_id, account_id, turn) select endpoint_id, account_id, turn from next
                on conflict (endpoint_id, account_id) do update set turn = excluded.turn)
            update run set turn = next.turn from next where run.id = next.id
            """;

    private static final String WITHOUT_WORKER = """
            r.state = 'RUNNING' and case
                when r.node_id is null then :older_gone and :silence_is_loss
                when r.node_id = :node then r.id <> all (cast(:here as text[])::uuid[])
                else :silence_is_loss and not exists (
                    select from node n where n.id = r.node_id and n.seen_at > clock_timestamp() - :silence * interval '1 second')
                end
            """;

    /** A model server on the machine itself is reached by the nodes of its machine alone. */
    private static final String REACHED_HERE =
            "not exists (select from endpoint e where e.id = r.endpoint_id and e.host <> :host)";

    static final String HAS_WORK = """
            select exists (select from run r where r.state = 'QUEUED' and (r.turn is not null or :older_gone) and %2$s)
                or exists (select from run r where %1$s and %2$s)
            """.formatted(WITHOUT_WORKER, REACHED_HERE);

    static final String LOST =
            "select r.id, coalesce(r.node_id = :node, false) as own from run r where %s and %s order by r.claimed_at"
                    .formatted(WITHOUT_WORKER, REACHED_HERE);

    /** The queued runs, with their place among their account's for that model server. */
    private static final String QUEUED = """
            queued as (
                select r.id, r.endpoint_id, q.account_id, r.queued_at, e.turn as begun, e.host, coalesce(r.turn, -9e18::bigint) as turn,
                    row_number() over (
                        partition by r.endpoint_id, q.account_id order by r.turn nulls first, r.queued_at, r.id) as place
                from run r
                join question q on q.id = r.question_id
                join endpoint e on e.id = r.endpoint_id
                where r.state = 'QUEUED' and (r.turn is not null or :older_gone))
            """;

    /** How far a run is from its turn says how much it is due; that is comparable from one model server to the other. */
    static final String WAITING = """
            with %s
            select id, account_id, endpoint_id from queued where place <= :most and (host is null or host = :host)
            order by turn - begun, queued_at, id
            """.formatted(QUEUED);

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
            with %s
            select count(ahead.id) from queued as own
            left join queued as ahead on ahead.endpoint_id = own.endpoint_id
                and (ahead.turn, ahead.queued_at, ahead.id) < (own.turn, own.queued_at, own.id)
                and (ahead.account_id = own.account_id or :most_of_account = 0 or ahead.place <= :most_of_account - (
                    select count(*) from run r join question q on q.id = r.question_id
                    where r.state = 'RUNNING' and q.account_id = ahead.account_id))
            where own.id = :run
            group by own.id
            """.formatted(QUEUED);

    private QueueSql() {}
}
