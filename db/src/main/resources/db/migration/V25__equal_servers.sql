-- Servers that an administrator declared equal: a run with a model that several of them offer may go to any of these. Null: to this one alone.
alter table endpoint add equal_group uuid;
