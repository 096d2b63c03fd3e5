-- Links by which people come in: invitations, and links that set a new password. Of each only the SHA-256 of its token is kept. And what
-- administrators did. Nodes of the version before go on working on this layout: everything is added.

-- To a minute: when the account last logged in, or one of its pages asked something. Null: not since this is kept.
alter table account add last_seen_at timestamptz;

create table invitation (
    id uuid primary key,
    -- redeeming it
    token_hash bytea not null unique,
    role text not null check (role in ('USER', 'ADMIN')),
    -- null: for nobody by name
    for_whom text check (length(for_whom) between 1 and 100),
    -- how many people may come in with it, and how many did
    places integer not null check (places between 1 and 500),
    used integer not null default 0 check (used between 0 and places),
    made_at timestamptz not null,
    -- null: the account is gone; its name then stays
    made_by uuid references account (id) on delete set null,
    made_by_name text not null,
    ends_at timestamptz not null,
    withdrawn_at timestamptz,
    check (role = 'USER' or places = 1)
);

-- the end of the account that made it
create index invitation_made_by on invitation (made_by);

-- An account has one link at most: a new one takes the place of the one before.
create table reset_link (
    account_id uuid primary key references account (id) on delete cascade,
    -- using it
    token_hash bytea not null unique,
    ends_at timestamptz not null,
    used_at timestamptz
);

-- What administrators did. It names accounts and servers as they were called then, and outlives them: no foreign keys.
create table audit_entry (
    id uuid primary key,
    at timestamptz not null,
    -- null: somebody on the machine that Stepwise runs on
    actor_id uuid,
    actor_name text not null,
    act text not null check (act <> ''),
    subject_id uuid,
    subject_name text not null
);

-- the page of one kind of act, newest first, after a key; without one the primary key serves
create index audit_entry_act on audit_entry (act, id desc);
