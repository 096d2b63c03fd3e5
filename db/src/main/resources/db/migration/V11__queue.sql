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

-- what waits for a model server, in order
create index run_queue on run (endpoint_id, turn, queued_at) where state = 'QUEUED';
-- who works on what
create index run_running on run (node_id) where state = 'RUNNING';

-- Nodes of the version before go on with what they have picked. What nobody has picked is left to the queue above, and their look for
-- forgotten runs ends, which would take runs away from nodes of this version.
delete from scheduled_tasks where task_name = 'run' and not picked;
update scheduled_tasks set execution_time = 'infinity' where task_name = 'unfinished-runs';
update run set turn = 0 where state = 'QUEUED' and not exists (
    select from scheduled_tasks where task_name = 'run' and task_instance = run.id::text);
