-- One row for each run that is queued or running, and one for each recurring duty: the layout that db-scheduler 16 expects.
create table scheduled_tasks (
    task_name text not null,
    -- the run's id
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    -- a run's task: rescheduled, removed, its heartbeat; the sweeper looks for runs without one
    primary key (task_name, task_instance)
);

-- what is due: picked = false and execution_time <= now, the highest priority first
create index scheduled_tasks_due on scheduled_tasks (picked, priority desc, execution_time);

-- whose node was lost: picked = true and last_heartbeat <= limit, the oldest first
create index scheduled_tasks_dead on scheduled_tasks (picked, last_heartbeat);
