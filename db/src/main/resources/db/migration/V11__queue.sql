-- The nodes that say that they live. Who is silent for some seconds is lost, and its runs are taken up by others.
create table node (
    id uuid primary key,
    -- what people call it
    name text not null,
    started_at timestamptz not null,
    -- by the database's clock
    seen_at timestamptz not null
);

-- Who works on a running run; null for nodes of the version before, which keep their runs in scheduled_tasks.
alter table run add node_id uuid;

-- A queued run's place among those for its model server: lower ones begin first. An account's runs have rising turns, so that accounts
-- take turns with each other. Null for what a node of the version before has queued.
alter table run add turn bigint;

-- The turn of the run that has begun last, and with it where somebody new may join.
alter table endpoint add turn bigint not null default 0;

-- The turn that an account's run was given last, for each model server.
create table queue_turn (
    endpoint_id uuid not null references endpoint (id) on delete cascade,
    account_id uuid not null references account (id) on delete cascade,
    turn bigint not null,
    primary key (endpoint_id, account_id)
);

-- what waits for a model server, in order
create index run_queue on run (endpoint_id, turn, queued_at) where state = 'QUEUED';
-- who works on what
create index run_running on run (node_id) where state = 'RUNNING';

-- Nodes of the version before go on with what they have picked. What nobody has picked is left to the queue above, and their look for
-- forgotten runs ends, which would take runs away from nodes of this version.
update run set state = 'QUEUED', turn = 0 where state in ('QUEUED', 'RUNNING') and not exists (
    select from scheduled_tasks where task_name = 'run' and task_instance = run.id::text and picked);
delete from scheduled_tasks where task_name = 'run' and not picked;
update scheduled_tasks set execution_time = 'infinity' where task_name = 'unfinished-runs';

-- Such nodes know of a stop by run.stop_requested, those of this version by run_directive: each is told of the other's. The two go with
-- that column.
create function tell_older_node_of_stop() returns trigger language plpgsql as $$
begin
    update run set stop_requested = true where id = new.run_id and state = 'RUNNING' and node_id is null and not stop_requested;
    return null;
end $$;

create trigger tell_older_node_of_stop after insert on run_directive for each row when (new.kind = 'STOP')
    execute function tell_older_node_of_stop();

create function take_stop_from_older_node() returns trigger language plpgsql as $$
declare
    next_number constant integer := coalesce((select max(number) from run_directive where run_id = new.id), 0) + 1;
begin
    if new.node_id is not null and not exists (
            select from run_directive where run_id = new.id and kind = 'STOP' and heeded_before_step is null) then
        insert into run_directive (run_id, number, kind, given_at) values (new.id, next_number, 'STOP', now());
        new.log_seq := new.log_seq + 1;
        insert into run_log (run_id, seq, at, kind, epoch, directive)
        values (new.id, new.log_seq, now(), 'DIRECTIVE_GIVEN', new.epoch, next_number);
    end if;
    return new;
end $$;

create trigger take_stop_from_older_node before update of stop_requested on run for each row
    when (new.stop_requested and not old.stop_requested) execute function take_stop_from_older_node();
