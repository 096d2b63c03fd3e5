-- Nodes of the version before go on working on this layout: everything is added. Their logins have tokens without a session here, which get
-- one when they come to a node of this version.

-- null: not known, for it was before this layout
alter table account add password_changed_at timestamptz,
    -- null: as the browser asks for it
    add language text check (language in ('ENGLISH', 'CHINESE')),
    -- null: as the system has it
    add theme text check (theme in ('LIGHT', 'DARK')),
    add single_keys boolean not null default true,
    -- whether a step that opened by itself stays open when it is complete
    add steps_stay_open boolean not null default false,
    -- its person wants it deleted; it is disabled from the same moment on
    add deletion_asked_at timestamptz,
    add check (deletion_asked_at is null or disabled_at is not null);

-- what is due
create index account_deletion_asked on account (deletion_asked_at) where deletion_asked_at is not null;

-- Each login of an account, on whatever node its HTTP session is. A login is good for as long as its row is there.
create table login_session (
    -- random
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    -- the account's; with another one the login has ended
    login_generation integer not null,
    -- what the browser says of itself, cut
    user_agent text not null check (length(user_agent) <= 300),
    -- where it was used from last
    address text not null check (length(address) <= 64),
    -- whether it outlives the browser's closing
    stays boolean not null,
    began_at timestamptz not null,
    -- within a minute
    last_used_at timestamptz not null
);

-- the account's list, and what ends with it
create index login_session_account on login_session (account_id);

-- what nobody came back to
create index login_session_last_used on login_session (last_used_at);

-- The token goes with its login.
alter table persistent_logins add login_session_id uuid references login_session (id) on delete cascade;
create index persistent_logins_login_session on persistent_logins (login_session_id);
