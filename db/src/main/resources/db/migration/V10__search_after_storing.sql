-- Texts that search does not find yet. A step or a question is stored together with its row here, which cannot fail; a node then puts
-- the text into search_text, a moment later and in a transaction of its own.
create table search_pending (
    id uuid primary key default gen_random_uuid(),
    at timestamptz not null default now(),
    -- no reference, for that would hold the question's row while a step is stored; what is gone by then is passed over
    question_id uuid not null,
    -- null for the question's own text
    run_id uuid,
    number integer,
    -- how often putting it into the index failed; it is left alone after the third time
    failures integer not null default 0,
    check ((run_id is null) = (number is null))
);
