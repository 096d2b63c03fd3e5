-- What a reader should know of a kept step: the reply went on saying the same, and is kept as far as to where it began to; it says only
-- what the prompt says. Nodes of the version before make no such steps.
alter table step add looped boolean not null default false,
    add recited boolean not null default false;

-- How many of the steps, from the second on, were left out of the request for an answer, because they did not fit.
alter table attempt add steps_left_out integer not null default 0 check (steps_left_out >= 0);

-- no further step could be made, and the answer was asked for
alter table run drop constraint run_thinking_end_check,
    add constraint run_thinking_end_check check (thinking_end in ('MODEL_DECIDED', 'STEP_LIMIT', 'CONTEXT_FULL', 'REPEATING',
        'NO_FURTHER_STEP', 'ASKED_TO_FINISH'));
