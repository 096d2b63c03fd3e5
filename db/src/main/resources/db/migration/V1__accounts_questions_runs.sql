-- Keys are UUIDv7, made by the application: they sort by the time of their making.
-- Every query made for a person is scoped by account; each index says which query it is for.

create table account (
    id uuid primary key,
    username text not null check (length(username) between 1 and 64),
    password_hash text not null,
    role text not null check (role in ('USER', 'ADMIN')),
    also_plain_answer boolean not null default false,
    created_at timestamptz not null
);

-- login, and one name for one person in any case of letters; the collation is named because a database's own may
-- know no capital letters beyond ASCII
create unique index account_username on account (lower(username collate pg_c_utf8));

-- "Stay logged in on this computer": the layout is Spring Security's JdbcTokenRepositoryImpl's.
create table persistent_logins (
    series varchar(64) primary key,
    username varchar(64) not null,
    token varchar(64) not null,
    last_used timestamptz not null
);

-- logging out forgets an account's tokens
create index persistent_logins_username on persistent_logins (username);

create table endpoint (
    id uuid primary key,
    name text not null check (name <> ''),
    -- null for practice, which each node resolves to its own server
    base_url text unique,
    flavor text not null check (flavor in ('VLLM', 'LLAMA_CPP', 'OLLAMA', 'SGLANG', 'OTHER', 'PRACTICE')),
    created_at timestamptz not null,
    check ((flavor = 'PRACTICE') = (base_url is null))
);

-- there is one practice endpoint
create unique index endpoint_practice on endpoint (flavor) where flavor = 'PRACTICE';

create table preset (
    id uuid primary key,
    -- null: built in, for everybody
    account_id uuid references account (id) on delete cascade,
    position integer not null,
    name text not null check (name <> ''),
    strategy text not null check (strategy in ('STEPS', 'DIRECT')),
    temperature double precision not null check (temperature between 0 and 2),
    top_p double precision not null check (top_p between 0.01 and 1),
    seed integer check (seed >= 0),
    min_steps integer not null check (min_steps between 1 and 50),
    max_steps integer not null check (max_steps between 1 and 50),
    step_tokens integer not null check (step_tokens between 16 and 8192),
    answer_tokens integer not null check (answer_tokens between 16 and 8192),
    output_mode text not null check (output_mode in ('JSON_SCHEMA')),
    language text check (language in ('ENGLISH', 'CHINESE')),
    check (min_steps <= max_steps)
);

-- the list of presets, built-in ones first
create unique index preset_account_name on preset (account_id, name) nulls not distinct;

insert into preset values
    ('01980000-0000-7000-8000-000000000001', null, 1, 'Careful steps', 'STEPS', 0, 1, null, 3, 25, 300, 500, 'JSON_SCHEMA', null),
    ('01980000-0000-7000-8000-000000000002', null, 2, 'Plain answer', 'DIRECT', 0, 1, null, 3, 25, 300, 500, 'JSON_SCHEMA', null);

-- Rendered system prompts, each once; the hash is the SHA-256 of the UTF-8 text, in hexadecimal digits.
create table prompt_text (
    hash char(64) primary key,
    text text not null
);

create table question (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    text text not null check (length(text) between 1 and 100000),
    asked_at timestamptz not null
);

-- the history by day, a page after a cursor; search reads an account's questions in this order too
create index question_account_asked on question (account_id, asked_at desc, id desc);

create table run (
    id uuid primary key,
    question_id uuid not null references question (id) on delete cascade,
    -- the number among the question's runs
    ordinal integer not null check (ordinal >= 1),
    stems_from uuid references run (id) on delete set null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'ANSWERED', 'STOPPED', 'FAILED')),
    -- the fence: a claim adds one, and a write names the epoch that it was made under
    epoch integer not null default 0 check (epoch >= 0),
    -- the number of the step, or of the answer, that is to be stored next
    next_step integer not null default 1 check (next_step >= 1),
    stop_requested boolean not null default false,
    taken_up_again integer not null default 0,
    system_prompt_hash char(64) references prompt_text (hash),

    -- settings
    preset_name text not null,
    endpoint_id uuid not null references endpoint (id),
    endpoint_name text not null,
    endpoint_flavor text not null check (endpoint_flavor in ('VLLM', 'LLAMA_CPP', 'OLLAMA', 'SGLANG', 'OTHER', 'PRACTICE')),
    model text not null check (model <> ''),
    strategy text not null check (strategy in ('STEPS', 'DIRECT')),
    temperature double precision not null check (temperature between 0 and 2),
    top_p double precision not null check (top_p between 0.01 and 1),
    seed integer not null check (seed >= 0),
    min_steps integer not null check (min_steps between 1 and 50),
    max_steps integer not null check (max_steps between 1 and 50),
    step_tokens integer not null check (step_tokens between 16 and 8192),
    answer_tokens integer not null check (answer_tokens between 16 and 8192),
    output_mode text not null check (output_mode in ('JSON_SCHEMA')),
    language text not null check (language in ('ENGLISH', 'CHINESE')),
    check (min_steps <= max_steps),

    -- course; queued_at is the last time that it was queued
    queued_at timestamptz not null,
    claimed_at timestamptz,
    ended_at timestamptz,
    -- finished periods of work together; the one under way counts from claimed_at
    worked_ms bigint not null default 0 check (worked_ms >= 0),

    -- outcome
    thinking_end text check (thinking_end in ('MODEL_DECIDED', 'STEP_LIMIT', 'CONTEXT_FULL', 'REPEATING', 'ASKED_TO_FINISH')),
    failed_step integer check (failed_step >= 1),
    failed_kind text check (failed_kind in ('REASONING', 'ANSWER')),
    failure_cause text,
    failure_detail text,
    check ((state = 'FAILED') = (failure_cause is not null)),
    check ((failed_step is null) = (failed_kind is null)),
    check ((state in ('ANSWERED', 'STOPPED', 'FAILED')) = (ended_at is not null)),

    -- the strip of a question's runs, and the next run's number
    unique (question_id, ordinal)
);

-- unfinished runs, for the sweeper and for the live dots of the history
create index run_unfinished on run (queued_at) where state in ('QUEUED', 'RUNNING');

create table step (
    id uuid primary key,
    run_id uuid not null references run (id) on delete cascade,
    number integer not null check (number >= 1),
    kind text not null check (kind in ('REASONING', 'ANSWER')),
    -- the ordinal of the attempt that was kept
    attempt integer not null check (attempt >= 1),
    user_turn text not null,
    raw_reply text not null,
    title text not null,
    content text not null,
    next_action_final boolean not null,
    truncated boolean not null,
    repaired boolean not null,
    repeats integer check (repeats >= 1),
    started_at timestamptz not null,
    first_token_ms bigint check (first_token_ms >= 0),
    total_ms bigint not null check (total_ms >= 0),
    prompt_tokens integer check (prompt_tokens >= 0),
    cached_tokens integer check (cached_tokens >= 0),
    completion_tokens integer check (completion_tokens >= 0),
    tokens_estimated boolean not null,
    reported_model text,
    -- a run's page reads its steps in order; no step is stored twice
    unique (run_id, number)
);

-- Earlier ends of a run that was taken up again stay as events.
create table run_event (
    id uuid primary key,
    run_id uuid not null references run (id) on delete cascade,
    at timestamptz not null,
    kind text not null check (kind in ('ENDED', 'QUEUED_AGAIN', 'CLAIMED', 'NODE_LOST')),
    state text check (state in ('ANSWERED', 'STOPPED', 'FAILED')),
    cause text,
    detail text
);

-- a run's events in order
create index run_event_run on run_event (run_id, at);

create table attempt (
    id uuid primary key,
    run_id uuid not null references run (id) on delete cascade,
    step_number integer not null check (step_number >= 1),
    step_kind text not null check (step_kind in ('REASONING', 'ANSWER')),
    ordinal integer not null check (ordinal >= 1),
    -- the claim under which it was made
    epoch integer not null,
    -- how often the run had been taken up again: attempts of an earlier life do not count against the limit
    life integer not null default 0,
    ending text not null check (ending in ('OPEN', 'ACCEPTED', 'REJECTED')),
    cause text,
    detail text not null default '',
    raw_reply text not null default '',
    -- what differed from the settings
    max_tokens integer check (max_tokens >= 1),
    temperature double precision,
    seed integer check (seed >= 0),
    fault_named boolean not null default false,
    without_schema boolean not null default false,
    endpoint_id uuid not null references endpoint (id),
    started_at timestamptz not null,
    first_token_ms bigint check (first_token_ms >= 0),
    total_ms bigint check (total_ms >= 0),
    prompt_tokens integer check (prompt_tokens >= 0),
    cached_tokens integer check (cached_tokens >= 0),
    completion_tokens integer check (completion_tokens >= 0),
    tokens_estimated boolean not null default false,
    reported_model text,
    check (ending <> 'REJECTED' or cause is not null),
    -- a run's page reads its attempts in order; no attempt is stored twice
    unique (run_id, step_number, step_kind, ordinal)
);
