-- Nodes of the version before go on working on this layout: everything is added, and nothing that they read or write is gone. They know
-- neither that an account is disabled nor that its logins have ended; both hold everywhere when the last of them has gone.

-- The login name stays in `username`, which they read and write.
alter table account add display_name text;
update account set display_name = username;

-- their new accounts are shown by the login name
create function show_by_login_name() returns trigger language plpgsql as $$
begin
    new.display_name := new.username;
    return new;
end $$;

create trigger show_by_login_name before insert on account for each row when (new.display_name is null)
    execute function show_by_login_name();

alter table account alter display_name set not null,
    add constraint account_display_name_check check (length(display_name) between 1 and 100),
    -- null while the account may log in
    add disabled_at timestamptz,
    -- a login is good for as long as this number stays what it was then
    add login_generation integer not null default 0;

-- A token belongs to an account whatever its name is. What no account has the name of lets nobody in, and goes.
alter table persistent_logins add account_id uuid references account (id) on delete cascade,
    -- the account's at the login; another one makes the token void
    add login_generation integer not null default 0;
update persistent_logins l set account_id = a.id from account a
where lower(a.username collate pg_c_utf8) = lower(l.username collate pg_c_utf8);
delete from persistent_logins where account_id is null;
alter table persistent_logins alter account_id set not null;

-- logging out, and the account's end, forget its tokens
create index persistent_logins_account on persistent_logins (account_id);

-- Nodes of the version before find a token's account by `persistent_logins.username`: it is the account's name, also when that changes.
create function find_account_of_login() returns trigger language plpgsql as $$
begin
    select id, login_generation into new.account_id, new.login_generation from account
    where lower(username collate pg_c_utf8) = lower(new.username collate pg_c_utf8);
    return case when new.account_id is not null then new end;
end $$;

create trigger find_account_of_login before insert on persistent_logins for each row when (new.account_id is null)
    execute function find_account_of_login();

create function rename_logins() returns trigger language plpgsql as $$
begin
    update persistent_logins set username = new.username where account_id = new.id;
    return null;
end $$;

create trigger rename_logins after update of username on account for each row when (new.username <> old.username)
    execute function rename_logins();
