-- Presets that come with Stepwise are constants of the program, which words them on its pages: a run names theirs by its constant.
-- Nodes of the version before show the constant itself, and what they write is shown as it is. Rows of preset without an account are for
-- them alone.
alter table run add preset_built_in boolean not null default false;
update run set preset_built_in = true, preset_name = upper(replace(preset_name, ' ', '_'))
    where preset_name in ('Careful steps', 'Short', 'Thorough', 'Plain answer');

-- What was asked for, beside what was drawn or found (seed, language); null: left open, or not known of a run of before.
alter table run add asked_seed integer check (asked_seed >= 0);
alter table run add asked_language text check (asked_language in ('ENGLISH', 'CHINESE'));
