-- A call that waits for a server that cannot be reached, or loads its model, says so in its run's log, and in attempt.cause while it is
-- open; an entry without a cause says that the server answers.
alter table run_log
    drop constraint run_log_kind_check,
    drop constraint run_log_check1;
alter table run_log
    add constraint run_log_kind_check check (kind in ('QUEUED', 'CLAIMED', 'ATTEMPT_STARTED', 'ATTEMPT_WAITS', 'ATTEMPT_REJECTED',
        'ATTEMPT_ABANDONED', 'STEP_KEPT', 'THINKING_ENDED', 'DIRECTIVE_GIVEN', 'ENDED')),
    add constraint run_log_attempt_check check (
        (kind in ('ATTEMPT_STARTED', 'ATTEMPT_WAITS', 'ATTEMPT_REJECTED', 'ATTEMPT_ABANDONED', 'STEP_KEPT')) = (attempt is not null));
