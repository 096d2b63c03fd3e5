-- What was missing for nodes of the version before that work on this database beside newer ones. All of it goes with them.

-- A node of the version before that was not heard of for some seconds still has the tasks of its runs when it is back. It claims a run
-- without writing run.node_id or run.log_seq; the newer node that has taken the run up would claim it back, and so on without an end.
create function keep_run_from_older_node() returns trigger language plpgsql as $$
begin
    delete from scheduled_tasks where task_name = 'run' and task_instance = new.id::text;
    return null;
end $$;

create trigger keep_run_from_older_node before update of epoch on run for each row
    when (old.node_id is not null and new.epoch > old.epoch and new.claimed_at is distinct from old.claimed_at
        and new.log_seq = old.log_seq)
    execute function keep_run_from_older_node();

-- Their look for forgotten runs stays ended, also where it was under way when it was ended, and then named its next time.
create function end_sweep_of_older_nodes() returns trigger language plpgsql as $$
begin
    new.execution_time := 'infinity';
    return new;
end $$;

create trigger end_sweep_of_older_nodes before insert or update on scheduled_tasks for each row
    when (new.task_name = 'unfinished-runs') execute function end_sweep_of_older_nodes();

update scheduled_tasks set execution_time = 'infinity' where task_name = 'unfinished-runs';

-- A stop that was asked for on a node of the version before, which was lost before it heeded it, is heeded by whoever takes the run up.
create function keep_stop_of_older_node() returns trigger language plpgsql as $$
declare
    next_number constant integer := coalesce((select max(number) from run_directive where run_id = new.id), 0) + 1;
begin
    if not exists (
            select from run_directive where run_id = new.id and kind = 'STOP' and heeded_before_step is null) then
        insert into run_directive (run_id, number, kind, given_at) values (new.id, next_number, 'STOP', now());
        -- before the entry of the claim, which the statement that claims writes with the number that the run then has
        insert into run_log (run_id, seq, at, kind, epoch, directive)
        values (new.id, new.log_seq, now(), 'DIRECTIVE_GIVEN', old.epoch, next_number);
        new.log_seq := new.log_seq + 1;
    end if;
    return new;
end $$;

create trigger keep_stop_of_older_node before update of node_id on run for each row
    when (old.node_id is null and new.node_id is not null and old.stop_requested and new.log_seq > old.log_seq)
    execute function keep_stop_of_older_node();

-- A stop is over with the life of the run in which it was asked for: where a node of the other version ends the run or has it go on,
-- it does not write what tells the nodes of this one.
create function end_stop() returns trigger language plpgsql as $$
begin
    update run_directive set heeded_before_step = new.next_step
    where run_id = new.id and kind = 'STOP' and heeded_before_step is null;
    return null;
end $$;

create trigger end_stop after update of state on run for each row
    when (old.node_id is null and old.ended_at is null and new.ended_at is not null) execute function end_stop();

create function forget_stop_of_older_node() returns trigger language plpgsql as $$
begin
    new.stop_requested := false;
    return new;
end $$;

create trigger forget_stop_of_older_node before update of taken_up_again on run for each row
    when (new.stop_requested and new.taken_up_again > old.taken_up_again) execute function forget_stop_of_older_node();

-- What such nodes have left until now.
update run set stop_requested = false where stop_requested and (node_id is not null or turn is not null) and not exists (
    select from run_directive d where d.run_id = run.id and d.kind = 'STOP' and d.heeded_before_step is null);
update run_directive d set heeded_before_step = r.next_step from run r
    where r.id = d.run_id and r.ended_at is not null and d.kind = 'STOP' and d.heeded_before_step is null;
