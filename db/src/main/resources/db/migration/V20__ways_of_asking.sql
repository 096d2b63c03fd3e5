-- Steps may be written as text, and there are two more ways of reasoning. Which prompt a run has is kept with its version, for the texts
-- of a version never change: runs of before, and those that a node of the version before stores, have the first one.
alter table run
    drop constraint run_strategy_check,
    add constraint run_strategy_check check (strategy in ('STEPS', 'DIRECT', 'ONE_CALL', 'ANSWER_ONLY')),
    drop constraint run_output_mode_check,
    add constraint run_output_mode_check check (output_mode in ('JSON_SCHEMA', 'TEXT')),
    add asked_prompt text check (asked_prompt in ('CAREFUL', 'SHORT', 'NONE')),
    add prompt text not null default 'CAREFUL' check (prompt in ('CAREFUL', 'SHORT', 'NONE')),
    add prompt_version integer not null default 1 check (prompt_version >= 1);
alter table preset
    drop constraint preset_strategy_check,
    add constraint preset_strategy_check check (strategy in ('STEPS', 'DIRECT', 'ONE_CALL', 'ANSWER_ONLY')),
    drop constraint preset_output_mode_check,
    add constraint preset_output_mode_check check (output_mode in ('JSON_SCHEMA', 'TEXT')),
    add prompt text check (prompt in ('CAREFUL', 'SHORT', 'NONE'));

-- What is left open here is not sent.
alter table run
    add top_k integer check (top_k >= 1),
    add min_p double precision check (min_p between 0 and 1),
    add presence_penalty double precision check (presence_penalty between -2 and 2),
    add frequency_penalty double precision check (frequency_penalty between -2 and 2),
    add repetition_penalty double precision check (repetition_penalty > 0),
    add stop text[] not null default '{}',
    add reasoning_effort text,
    add thinking_tokens integer check (thinking_tokens >= 0);
alter table preset
    add top_k integer check (top_k >= 1),
    add min_p double precision check (min_p between 0 and 1),
    add presence_penalty double precision check (presence_penalty between -2 and 2),
    add frequency_penalty double precision check (frequency_penalty between -2 and 2),
    add repetition_penalty double precision check (repetition_penalty > 0),
    add stop text[] not null default '{}',
    add reasoning_effort text,
    add thinking_tokens integer check (thinking_tokens >= 0);
