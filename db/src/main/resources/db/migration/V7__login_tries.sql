-- Wrong tries to log in within 15 minutes, counted by all nodes together. It is unlogged, because nobody misses it after a crash.
create unlogged table login_tries (
    -- SHA-256 of what is counted: a name from an address, a name from anywhere, or a browser that an account knows
    key bytea primary key,
    tries integer not null,
    -- the first of them, by the database's clock; what is older than 15 minutes counts no longer, and goes with the next ones
    began_at timestamptz not null
);

-- what is removed
create index login_tries_began on login_tries (began_at);

-- Browsers in which an account was logged in, each by the hash of a secret that it keeps.
create table known_browser (
    -- SHA-256
    hash bytea primary key,
    account_id uuid not null references account (id) on delete cascade,
    -- SHA-256 of the account's password hash then: with another password the browser is not known any more
    password bytea not null,
    logged_in_at timestamptz not null
);

-- an account's browsers, the newest first
create index known_browser_account on known_browser (account_id, logged_in_at desc);
