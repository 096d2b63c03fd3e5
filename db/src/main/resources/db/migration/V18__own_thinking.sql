-- What a model thinks by itself before it replies, in the reply's text or beside it; it is not sent back to the model.
alter table step add thinking text not null default '';
alter table step add thinking_tokens integer check (thinking_tokens >= 0);
alter table attempt add thinking text not null default '';
alter table attempt add thinking_tokens integer check (thinking_tokens >= 0);
