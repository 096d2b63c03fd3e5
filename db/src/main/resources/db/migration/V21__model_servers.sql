-- The registry of model servers: what is configured or found is written into it, and administrators add to it.
alter table endpoint
    add origin text not null default 'FOUND' check (origin in ('CONFIGURED', 'FOUND', 'ADDED', 'STAND_IN')),
    -- an address on the machine itself is reached on this host alone; null: from every node
    add host text check (host <> ''),
    -- what an administrator chose is not overwritten by what is found
    add named boolean not null default false,
    add flavor_chosen boolean not null default false,
    add enabled boolean not null default true,
    add archived_at timestamptz,
    add is_default boolean not null default false,
    add default_model text check (default_model <> ''),
    -- encrypted with the row's id as associated data; null where there is none, or configuration holds it
    add key_encrypted bytea,
    -- names and values, encrypted as the key is: values may be secrets
    add headers_encrypted bytea,
    add proxy_url text check (proxy_url <> ''),
    -- trusted beside the system's authorities: PEM
    add certificate text check (certificate <> ''),
    add most_calls integer check (most_calls > 0),
    add checked_at timestamptz,
    add check_result jsonb;

-- Only addresses of the machine itself were ever found; all others came from configuration.
update endpoint set origin = case
    when base_url is null then 'STAND_IN'
    when base_url ~ '^https?://(localhost|127\.[0-9.]+|\[::1\])([:/]|$)' then 'FOUND'
    else 'CONFIGURED' end;

-- An address on the machine itself is another server on each host, and what was archived is out of the way.
alter table endpoint drop constraint endpoint_base_url_key;
create unique index endpoint_address on endpoint (base_url, coalesce(host, '')) where archived_at is null;

create unique index endpoint_default on endpoint (is_default) where is_default;

create table endpoint_model (
    endpoint_id uuid not null references endpoint (id) on delete cascade,
    name text not null check (name <> ''),
    -- the place in the server's list
    position integer not null check (position >= 0),
    context_tokens integer check (context_tokens > 0),
    -- whether the server listed it when it was last looked at; one that was typed by hand stands without
    listed boolean not null,
    typed boolean not null default false,
    -- whether people may choose it
    offered boolean not null default true,
    -- which shipped prompt it gets; null: the usual one
    prompt text check (prompt in ('careful', 'short', 'none')),
    own_thinking_fed_back boolean not null default false,
    -- tokens of its own thinking; null: its own choice
    thinking_budget integer check (thinking_budget >= 0),
    -- how replies are asked for where a person chooses nothing; null: as usual
    output_mode text check (output_mode <> ''),
    primary key (endpoint_id, name)
);
