-- Text that is being written, for whoever watches on another node than the one that works on the run. A node puts all that came on
-- its runs into it every 200 ms, and takes a step's chunks away when the step is stored. It is unlogged, because nobody misses it
-- after a crash: the call is made again, and steps are the truth.
create unlogged table run_chunk (
    run_id uuid not null,
    -- the claim under which it was written: a chunk of an earlier one is nobody's
    epoch integer not null,
    step_number integer not null,
    step_kind text not null,
    ordinal integer not null,
    field text not null,
    -- in UTF-16 units of the field's text
    starts_at integer not null,
    ends_at integer not null,
    text text not null,
    first_text_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 10000);

-- a run's chunks: read by who watches, removed with their step
create index run_chunk_run on run_chunk (run_id);
