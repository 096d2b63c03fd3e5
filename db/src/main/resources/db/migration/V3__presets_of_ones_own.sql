-- One name for one preset in any case of letters; the collation is named because a database's own may know no capital
-- letters beyond ASCII. It is also the list of presets: the built-in ones and an account's own.
drop index preset_account_name;
create unique index preset_account_name on preset (account_id, lower(name collate pg_c_utf8)) nulls not distinct;

alter table preset add check (length(name) <= 60);

-- "Short" ends within 1,500 tokens. "Thorough" fits a context of 18,016 tokens, and varies a little, because small models
-- that always take the likeliest word repeat themselves in long chains.
update preset set position = 4 where account_id is null and name = 'Plain answer';
insert into preset (id, account_id, position, name, strategy, temperature, top_p, seed, min_steps, max_steps, step_tokens,
        answer_tokens, output_mode, language) values
    ('01980000-0000-7000-8000-000000000003', null, 2, 'Short', 'STEPS', 0, 1, null, 2, 6, 200, 300, 'JSON_SCHEMA', null),
    ('01980000-0000-7000-8000-000000000004', null, 3, 'Thorough', 'STEPS', 0.3, 0.95, null, 6, 30, 500, 1000, 'JSON_SCHEMA', null);
