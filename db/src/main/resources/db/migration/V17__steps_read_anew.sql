-- Which rules a step's title and content were taken out of its raw reply by. Steps that were read by earlier rules are read anew in the
-- background, once; nodes of the version before store theirs without a number.
alter table step add reading smallint not null default 1 check (reading >= 1);

-- what is still to be read anew
create index step_reading on step (id) where reading < 2;
