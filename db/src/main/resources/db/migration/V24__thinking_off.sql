-- Whether the model was asked not to think by itself, because it had done nothing else before.
alter table attempt add thinking_off boolean not null default false;
