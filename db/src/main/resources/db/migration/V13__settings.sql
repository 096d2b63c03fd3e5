-- Presets that come with Stepwise are constants of the program, which words them on its pages: a run names theirs by its constant. Runs of
-- before, and of nodes of the version before, have the English name; it is read as the constant's. Such nodes show the constant itself.
-- Rows of preset without an account are for them alone.
alter table run add preset_built_in boolean not null default false;

-- What was asked for, beside what was drawn or found (seed, language); null: left open, or not known of a run of before.
alter table run add asked_seed integer check (asked_seed >= 0);
alter table run add asked_language text check (asked_language in ('ENGLISH', 'CHINESE'));
