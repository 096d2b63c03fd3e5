-- What happened to a run, in order: written in the statement, or the transaction, that does it. It holds small facts and references;
-- texts stand in step, attempt and run_directive. Who follows a run takes a snapshot with run.log_seq, and reads on from there.
create table run_log (
    run_id uuid not null references run (id) on delete cascade,
    -- from 1, without a gap
    seq integer not null check (seq >= 1),
    at timestamptz not null,
    kind text not null check (kind in ('QUEUED', 'CLAIMED', 'ATTEMPT_STARTED', 'ATTEMPT_REJECTED', 'ATTEMPT_ABANDONED', 'STEP_KEPT',
        'THINKING_ENDED', 'DIRECTIVE_GIVEN', 'ENDED')),
    -- the claim under which it happened; 0 before the first
    epoch integer not null check (epoch >= 0),
    -- the step that it is about, or at which the run failed
    step_number integer,
    step_kind text check (step_kind in ('REASONING', 'ANSWER')),
    -- the attempt's ordinal
    attempt integer,
    directive integer,
    thinking_end text,
    -- of an end
    state text check (state in ('ANSWERED', 'STOPPED', 'FAILED')),
    cause text,
    check ((step_number is null) = (step_kind is null)),
    check ((kind in ('ATTEMPT_STARTED', 'ATTEMPT_REJECTED', 'ATTEMPT_ABANDONED', 'STEP_KEPT')) = (attempt is not null)),
    check ((kind = 'DIRECTIVE_GIVEN') = (directive is not null)),
    check ((kind = 'ENDED') = (state is not null)),
    -- a run's entries after a number, in order
    primary key (run_id, seq)
);

-- The number of the last entry. It is counted up with nearly every change of a run, in place where the page has room.
alter table run add log_seq integer not null default 0 check (log_seq >= 0);
alter table run set (fillfactor = 75);

-- What was kept of runs' lives until now.
with numbered as (
    select run_id, row_number() over (partition by run_id order by at, id) as seq, at, kind, state, cause,
        count(*) filter (where kind = 'CLAIMED') over (partition by run_id order by at, id) as epoch
    from run_event where kind <> 'NODE_LOST'
), written as (
    insert into run_log (run_id, seq, at, kind, epoch, state, cause)
    select run_id, seq, at, case kind when 'QUEUED_AGAIN' then 'QUEUED' else kind end, epoch, state, cause from numbered
)
update run set log_seq = last from (select run_id, max(seq) as last from numbered group by run_id) as logged where id = run_id;

-- What somebody asks of a run while it is under way, in the order in which it was given.
create table run_directive (
    run_id uuid not null references run (id) on delete cascade,
    number integer not null check (number >= 1),
    kind text not null check (kind in ('STOP', 'FINISH_NOW', 'EXTEND', 'HINT')),
    text text check (length(text) between 1 and 4000),
    steps integer check (steps between 1 and 50),
    given_at timestamptz not null,
    -- the first step, or answer, that was made after it was heeded; a stop is heeded by the run's end
    heeded_before_step integer check (heeded_before_step >= 1),
    check ((kind = 'HINT') = (text is not null)),
    check ((kind = 'EXTEND') = (steps is not null)),
    -- a run's directives in order
    primary key (run_id, number)
);

insert into run_directive (run_id, number, kind, given_at)
select id, 1, 'STOP', now() from run where stop_requested and state in ('QUEUED', 'RUNNING');
