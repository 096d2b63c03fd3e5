-- What must hold of every run once nothing is under way any more, whatever happened meanwhile. A row is a breach.

-- no run is left half done
select 'unfinished' as broken, r.id as run, r.state as detail
from run r where r.state in ('QUEUED', 'RUNNING')

union all -- steps are counted from 1 without a gap, and the run knows how many there are
select 'gap in the steps', r.id, 'next ' || r.next_step || ', ' || s.count || ' steps up to ' || coalesce(s.last, 0)
from run r cross join lateral (select count(*), max(number) as last from step where run_id = r.id) s
where r.next_step <> s.count + 1 or coalesce(s.last, 0) <> s.count

union all -- an answer ends the run, and is its last step
select 'answer in the wrong place', r.id, r.state || ', ' || s.answers || ' answers'
from run r cross join lateral (
    select count(*) filter (where kind = 'ANSWER') as answers,
        coalesce(bool_or(kind = 'ANSWER' and number = r.next_step - 1), false) as last
    from step where run_id = r.id) s
where s.answers <> (r.state = 'ANSWERED')::int or s.last <> (r.state = 'ANSWERED')

union all -- each step is the text of one accepted attempt, and each accepted attempt is a step
select 'step without its attempt', s.run_id, 'step ' || s.number
from step s
where (select count(*) from attempt a
    where a.run_id = s.run_id and a.step_number = s.number and a.step_kind = s.kind and a.ordinal = s.attempt
        and a.ending = 'ACCEPTED' and a.raw_reply = s.raw_reply) <> 1
union all
select 'accepted attempt without a step', a.run_id, 'step ' || a.step_number || ', attempt ' || a.ordinal
from attempt a
where a.ending = 'ACCEPTED' and not exists (
    select from step s
    where s.run_id = a.run_id and s.number = a.step_number and s.kind = a.step_kind and s.attempt = a.ordinal)

union all -- whoever calls a model closes the call, or somebody else does
select 'open attempt', a.run_id, 'step ' || a.step_number || ', attempt ' || a.ordinal
from attempt a join run r on r.id = a.run_id
where a.ending = 'OPEN' and r.state not in ('QUEUED', 'RUNNING')

union all -- each claim is told of, and loses at most the one call that was under way
select 'claims', r.id, 'epoch ' || r.epoch || ', claimed ' || e.claimed || ' times'
from run r cross join lateral (
    select count(*) filter (where kind = 'CLAIMED') as claimed from run_log where run_id = r.id) e
where r.epoch <> e.claimed
union all
select 'more calls lost than claims', r.id, a.lost || ' calls, epoch ' || r.epoch
from run r cross join lateral (
    select count(*) as lost, max(per_claim) as most from (
        select count(*) as per_claim from attempt
        where run_id = r.id and cause in ('NODE_LOST', 'HANDED_OVER') group by epoch) x) a
where a.lost > r.epoch or a.most > 1

union all -- the fence: no call is of a claim that did not hold any more, or that came later than the run's last
select 'call of a void claim', x.run_id, 'step ' || x.step_number || ' under epoch ' || x.epoch || ' after ' || x.before
from (
    select run_id, step_number, epoch, lag(epoch) over (
        partition by run_id order by step_number, step_kind desc, ordinal) as before
    from attempt) x
where x.epoch < x.before
union all
select 'call of no claim', a.run_id, 'epoch ' || a.epoch
from attempt a join run r on r.id = a.run_id
where a.epoch > r.epoch

union all -- each end is told of once, and each further life of a run begins after an end
select 'ends', r.id, r.state || ', taken up again ' || r.taken_up_again || ' times, ended ' || e.ended || ' times'
from run r cross join lateral (select count(*) filter (where kind = 'ENDED') as ended from run_log where run_id = r.id) e
where e.ended <> r.taken_up_again + (r.ended_at is not null)::int

union all -- the log has no gap, and the run knows how long it is
select 'gap in the log', r.id, 'log_seq ' || r.log_seq || ', ' || l.count || ' entries up to ' || coalesce(l.last, 0)
from run r cross join lateral (select count(*), max(seq) as last from run_log where run_id = r.id) l
where r.log_seq <> l.count or coalesce(l.last, 0) <> l.count

union all -- the log tells of each attempt and each step once, and says how each attempt ended
select 'attempts in the log', r.id, a.made || ' attempts, ' || l.started || ' begun, ' || l.over || ' over'
from run r
cross join lateral (select count(*) as made from attempt where run_id = r.id) a
cross join lateral (
    select count(*) filter (where kind = 'ATTEMPT_STARTED') as started,
        count(distinct (step_number, step_kind, attempt))
            filter (where kind in ('ATTEMPT_REJECTED', 'ATTEMPT_ABANDONED', 'STEP_KEPT')) as over
    from run_log where run_id = r.id) l
where r.state not in ('QUEUED', 'RUNNING') and (a.made <> l.started or a.made <> l.over)
union all
select 'steps in the log', r.id, s.kept || ' steps, ' || l.kept || ' told'
from run r
cross join lateral (select count(*) as kept from step where run_id = r.id) s
cross join lateral (select count(*) filter (where kind = 'STEP_KEPT') as kept from run_log where run_id = r.id) l
where s.kept <> l.kept

union all -- the log is written under the claim that does what it tells
select 'log out of order', x.run_id, 'entry ' || x.seq || ' under epoch ' || x.epoch || ' after ' || x.before
from (select run_id, seq, epoch, lag(epoch) over (partition by run_id order by seq) as before from run_log) x
where x.epoch < x.before

union all -- a stop is heeded by the run's end
select 'stop that nobody heeded', d.run_id, 'directive ' || d.number
from run_directive d join run r on r.id = d.run_id
where d.kind = 'STOP' and d.heeded_before_step is null and r.state not in ('QUEUED', 'RUNNING')
