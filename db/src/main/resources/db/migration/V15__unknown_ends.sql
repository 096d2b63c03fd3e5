-- What a reader should know of a kept step: the server did not say why the reply ended, so that it may be whole or not.
alter table step add end_unknown boolean not null default false;
